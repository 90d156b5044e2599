"""Doors of the archive: the shelf, an issue with its figures, batches of files, words of publishers."""

from django.urls import path

from youju.web.archive.views import bringing, issue, judging, publishing, shelf, words

app_name = "archive"
urlpatterns = [
    path("", shelf.shelf, name="shelf"),
    path("issues.csv", shelf.export, name="export"),
    path("new/", bringing.new, name="new"),
    path("batches/<uuid:uid>/", bringing.batch, name="batch"),
    path("words/", words.words, name="words"),
    path("words/<uuid:uid>/strike/", words.strike, name="strike_word"),
    path("issues/<uuid:uid>/", issue.issue, name="issue"),
    path("issues/<uuid:uid>/publish/", publishing.publish, name="publish"),
    path("issues/<uuid:uid>/conceal/", publishing.conceal, name="conceal"),
    path("figures/<uuid:uid>/judge/", judging.judge, name="judge"),
    path("figures/<uuid:uid>/reject/", judging.reject, name="reject"),
    path("figures/<uuid:uid>/back/", judging.take_back, name="take_back"),
]
