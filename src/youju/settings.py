"""One settings file; the environment decides, and a value that cannot be read stops the start."""

import base64
from pathlib import Path
from urllib.parse import unquote, urlparse

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from youju.environment import env, env_bool, env_int, env_keys, env_list

SOURCE = Path(__file__).resolve().parent
# Where this installation keeps its state: database, uploads, outgoing mail, keys of the demo.
STATE = Path(env("YOUJU_STATE", str(SOURCE.parent.parent / "var"))).resolve()

DEBUG = env_bool("YOUJU_DEBUG", False)
PRODUCTION = env_bool("YOUJU_PRODUCTION", False)
# A secret known to the world is right for a laptop and wrong for a server.
SECRET_KEY = env("YOUJU_SECRET_KEY", None if PRODUCTION else "not-a-secret-for-laptops-and-tests-only")
# Former secrets: links in letters that went out under them still lead somewhere.
SECRET_KEY_FALLBACKS = env_list("YOUJU_OLD_SECRET_KEYS", "")
# Personal data at rest: the first key seals, all open; one key apart for finding it again.
_LAPTOP = base64.b64encode(b"known to the world, for laptops!").decode()
SEALING_KEYS = env_keys("YOUJU_SEALING_KEYS", None if PRODUCTION else f"laptop:{_LAPTOP}")
LOOKUP_KEY = next(iter(env_keys("YOUJU_LOOKUP_KEY", None if PRODUCTION else f"laptop:{_LAPTOP}").values()))
ALLOWED_HOSTS = env_list("YOUJU_HOSTS", "localhost,127.0.0.1,testserver")
PUBLIC_ADDRESS = env("YOUJU_PUBLIC_ADDRESS", "http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]

# The rooms that keep tables, from low to high on their floor.
GROUND = "storage organisations access envelopes programmes evidence people measures"
SERVICES = "ledger interns ties volunteers visits safeguarding activities cases communications companions"
REPORTING = "figures archive bulletins"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_cotton",
    "django_htmx",
    "django_prose_editor",
    "django_tasks_db",
    "heroicons",
    *(f"youju.ground.{room}" for room in GROUND.split()),
    *(f"youju.services.{room}" for room in SERVICES.split()),
    *(f"youju.reporting.{room}" for room in REPORTING.split()),
    "youju.web.shell",
    "youju.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "youju.web.shell.middleware.Doorkeeper",
    "youju.web.shell.refusals.Refusals",
]

ROOT_URLCONF = "youju.urls"
WSGI_APPLICATION = "youju.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SOURCE / "web" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "youju.web.shell.context.frame",
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
        },
    }
]
COTTON_DIR = "components"


def database(url: str) -> dict[str, object]:
    """Django's database entry for `sqlite:///path` or `postgres://user:password@host:port/name`."""
    parsed = urlparse(url)
    if parsed.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": parsed.path,
            "OPTIONS": {
                # IMMEDIATE: a writer waits for its turn at the start, instead of failing in the middle.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;",
            },
        }
    if parsed.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parsed.path.lstrip("/"),
            "USER": unquote(parsed.username or ""),
            "PASSWORD": unquote(parsed.password or ""),
            "HOST": parsed.hostname or "",
            "PORT": str(parsed.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(f"DATABASE_URL: {parsed.scheme!r} is neither sqlite nor postgres.")


DATABASES = {"default": database(env("DATABASE_URL", f"sqlite://{STATE / 'youju.sqlite3'}"))}
# Writes open their own transactions in actions; a page never holds one while it renders.
ATOMIC_REQUESTS = False

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
# A shared computer is left at the login, ready for the next colleague.
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "youju.web.shell.accounts.StaffOnly"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Passkeys need a secure context; browsers grant one to http://localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
# What the authenticator app lists it as: the name that the Chinese pages ask for.
MFA_TOTP_ISSUER = "有据"
# A code that ran out while it was typed still opens the door: one step, as RFC 6238 (5.2) advises. It serves once.
MFA_TOTP_TOLERANCE = 1

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [SOURCE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = STATE / "static"
STATICFILES_DIRS = [SOURCE / "web" / "static"]
MEDIA_ROOT = STATE / "uploads"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20

# Letters go to the mail server when one is named, otherwise into a folder where they can be looked at.
EMAIL_HOST = env("YOUJU_SMTP_HOST", "")
_CARRIER = "smtp" if EMAIL_HOST else "filebased"
EMAIL_BACKEND = env("YOUJU_MAIL", f"django.core.mail.backends.{_CARRIER}.EmailBackend")
EMAIL_FILE_PATH = STATE / "mail"
EMAIL_PORT = env_int("YOUJU_SMTP_PORT", 587)
EMAIL_HOST_USER = env("YOUJU_SMTP_USER", "")
EMAIL_HOST_PASSWORD = env("YOUJU_SMTP_PASSWORD", "")
# A server on this machine needs no encryption; any other gets the password over none but an encrypted line.
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = env_bool("YOUJU_SMTP_STARTTLS", EMAIL_PORT == 587)
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env("YOUJU_MAIL_FROM", "bulletin@localhost")
MAIL_CONNECTIONS = env_int("YOUJU_MAIL_CONNECTIONS", 4) or 1
# How many letters go out in a minute; 0 means as many as the server takes.
MAIL_PER_MINUTE = env_int("YOUJU_MAIL_PER_MINUTE", 0)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
# The cookie of forms goes when the browser is closed; the public pages promise it.
CSRF_COOKIE_AGE = None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
BEHIND_PROXY = env_bool("YOUJU_BEHIND_PROXY", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "youju.web.shell.logs.Discreet"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["discreet"]}},
    "root": {"handlers": ["console"], "level": env("YOUJU_LOG", "WARNING")},
}
