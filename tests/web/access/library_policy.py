"""What the doors of the login library answer, to anybody and to staff, by GET and POST: written by hand too."""

# Doors that the login library keeps: what GET and POST answer before login, and what they answer an account.
# `again` asks for the password once more; 404 is a second factor that was never set up.
LIBRARY: dict[str, str] = {
    "/language/": "302 302 302 302",
    "/accounts/login/": "200 200 302 302",
    "/accounts/logout/": "login login 200 login",
    "/accounts/inactive/": "200 405 200 405",
    "/accounts/signup/": "200 200 302 302",  # it says that nobody signs up here
    "/accounts/reauthenticate/": "login login 200 200",
    "/accounts/password/change/": "login login 200 200",
    "/accounts/2fa/": "login login 200 405",
    "/accounts/2fa/authenticate/": "login login 302 302",
    "/accounts/2fa/reauthenticate/": "login login 200 200",
    "/accounts/2fa/totp/activate/": "login login again again",
    "/accounts/2fa/totp/deactivate/": "login login again again",
    "/accounts/2fa/recovery-codes/": "login login 404 405",
    "/accounts/2fa/recovery-codes/generate/": "login login again again",
    "/accounts/2fa/recovery-codes/download/": "login login 404 404",
    "/accounts/2fa/webauthn/": "login login 200 405",
    "/accounts/2fa/webauthn/add/": "login login again again",
    "/accounts/2fa/webauthn/reauthenticate/": "login login again again",
    "/accounts/2fa/webauthn/keys/<pk>/remove/": "login login again again",
    "/accounts/2fa/webauthn/keys/<pk>/edit/": "login login again again",
    "/accounts/2fa/webauthn/login/": "login login 302 302",
}
