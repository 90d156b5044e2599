"""Whatever Youju says it says in Chinese: the catalogue knows every sentence of the source, and no other."""

import re
from collections.abc import Iterable, Iterator

from babel.messages import Catalog
from django import forms
from django.core import validators
from django.db import models
from django.forms.formsets import BaseFormSet
from django.utils.functional import Promise

from tests.architecture import msgids
from tests.architecture.house import Finding, hold

PLACEHOLDER = re.compile(r"%\(\w+\)\w|%%|\{\w+\}")
# Punctuation of Chinese sentences is full-width; and nobody is shouted at.
FOREIGN = re.compile(r"[\u4e00-\u9fff”][,.;:?!]|[！!]")
# GB/T 15834 quotes with “ ” and, inside of them, ‘ ’; corner brackets are for vertical lines and other regions.
CORNERED = re.compile(r"[「」『』﹁﹂﹃﹄]")
# The program has a name of its own in Chinese.
LATIN_NAME = re.compile(r"youju", re.IGNORECASE)
# The gap beside digits and Latin letters is drawn by CSS, never typed; 已保存 18:32 is two things.
GAP = re.compile(r"[\u4e00-\u9fff] (?:(?!%\(time|\{time|%\(saved)[%{\w])|[\w}] [\u4e00-\u9fff]")


def without_chinese(known: Catalog) -> Iterator[Finding]:
    for saying in msgids.untranslated(known):
        yield Finding(saying.where, f"{saying.context}|{saying.singular}" if saying.context else saying.singular)


def misprinted(known: Catalog) -> Iterator[Finding]:
    for message in known:
        if not message.id:
            continue
        both = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = {frozenset(PLACEHOLDER.findall(text)) for text in both}
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            if frozenset(PLACEHOLDER.findall(text)) not in wanted:
                yield Finding(both[0], f"other placeholders in {text!r}")
            if FOREIGN.search(text):
                yield Finding(both[0], f"half-width punctuation or a shout in {text!r}")
            if CORNERED.search(text):
                yield Finding(both[0], f"corner brackets for “ ” in {text!r}")
            if LATIN_NAME.search(text):
                yield Finding(both[0], f"Youju for 有据 in {text!r}")
            if GAP.search(text):
                yield Finding(both[0], f"a gap typed as a character in {text!r}")
        # What the compiler of the set-up would refuse.
        yield from (Finding(both[0], str(error)) for error in message.check(known))


def unsaid(known: Catalog, said: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    ours = set(said)
    libraries = {message.id for path in msgids.catalogues_of_libraries() for message in msgids.catalogue(path)}
    for message in known:
        first = message.id[0] if isinstance(message.id, tuple) else message.id
        if first and (first, message.context or "") not in ours and message.id not in libraries:
            yield Finding(first, "nobody says this")


def test_everything_said_is_said_in_chinese():
    fix = "Translate what `python -m tests.architecture.msgids` prints into src/youju/locale/zh_Hans."
    hold(without_chinese(msgids.catalogue()), fix)


def test_translations_keep_placeholders_and_write_full_width_punctuation():
    hold(misprinted(msgids.catalogue()), "Mend the translation in src/youju/locale/zh_Hans.")


def test_names_and_quotations_are_set_as_the_mainland_sets_them():
    planted = Catalog(locale="zh_Hans")
    planted.add("Sign in to Youju", "登录Youju")
    planted.add("Take out “{title}”", "拿掉「{title}」")
    assert [row.what for row in misprinted(planted)] == [
        "Youju for 有据 in '登录Youju'", "corner brackets for “ ” in '拿掉「{title}」'",
    ]  # fmt: skip


def test_the_catalogue_holds_nothing_that_nobody_says():
    hold(unsaid(msgids.catalogue(), msgids.sayings()), "Take it out of src/youju/locale/zh_Hans: --tidy does.")


def answers_of_django() -> set[str]:
    """The msgids of what a field, a model or a validator of Django says by itself when something does not fit."""
    found: list[object] = [
        *BaseFormSet.default_error_messages.values(),
        models.UniqueConstraint.violation_error_message,
    ]
    kinds: list[type] = [forms.Field, models.Field, validators.BaseValidator]
    for kind in kinds:
        found += [*getattr(kind, "default_error_messages", {}).values(), getattr(kind, "message", "")]
        kinds += kind.__subclasses__()
    found += [getattr(thing, "message", "") for thing in vars(validators).values()]
    found += validators.DecimalValidator.messages.values()
    # One that waits for its number has its words by name.
    return {row._kw.get("singular") or row._args[0] for row in found if isinstance(row, Promise)}


def test_what_django_answers_by_itself_is_said_in_our_words():
    known = msgids.catalogue()
    missing = [Finding("django", said) for said in sorted(answers_of_django()) if known.get(said) is None]
    hold(missing, "Give it a plain sentence in src/youju/locale/zh_Hans: our wording wins over the library's.")


def test_planted_sentences_are_heard():
    heard = list(msgids.in_python('_("A" "B"); ngettext("one", "many", n); pgettext("where", "what")'))
    assert [saying[:3] for saying in heard] == [("AB", "", ""), ("one", "many", ""), ("what", "", "where")]
    renamed = (
        "from django.utils.translation import gettext as _now, pgettext_lazy as _\n"
        'said = translation.ngettext_lazy\n_now("now")\n_("where", "what")\nsaid("one", "many")\nother("no")'
    )
    heard = list(msgids.in_python(renamed))
    assert [saying[:3] for saying in heard] == [("now", "", ""), ("what", "", "where"), ("one", "many", "")]
    tags = "<c-x a=\"{% translate 'In' context 'c' %}\" />{% blocktranslate %}Of {{ n }}{% endblocktranslate %}"
    assert [saying[:3] for saying in msgids.in_template(tags)] == [("In", "", "c"), ("Of %(n)s", "", "")]
    assert list(without_chinese(Catalog(locale="zh_Hans")))
    planted = Catalog(locale="zh_Hans")
    planted.add("Saved %(time)s", "已保存!")
    planted.add("Row {row}", "第 {row}行")
    assert len(list(misprinted(planted))) == 3
    assert list(unsaid(planted, ()))
