"""Every sentence that the source says to people, and the catalogues that must know it in Chinese.

python -m tests.architecture.msgids                  prints what has no Chinese yet, as a PO file
python -m tests.architecture.msgids --merge FILE …   takes translations from PO files into the catalogue
"""

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import allauth
import django
from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[2] / "src" / "youju"
CHINESE = SOURCE / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"

HEADER = rb"""# What Youju says in Chinese. Where a library has the msgid too, this wording wins.
msgid ""
msgstr ""
"Language: zh_Hans\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"

"""

_NAME = re.compile(r"^(_|(n?p?gettext)(_lazy|_noop)?)$")
_TEXT = r"""(?:u?"(?:[^"\\]|\\.)*"|u?'(?:[^'\\]|\\.)*')"""
_IN_TEMPLATE = re.compile(rf"\b(n?p?gettext|_)\(\s*({_TEXT}(?:\s*,\s*(?:{_TEXT}|\w+))*)\s*\)")


class Saying(NamedTuple):
    """A msgid with its plural and its context; both empty for most."""

    singular: str
    plural: str
    context: str
    where: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.singular, self.context


def sayings() -> dict[tuple[str, str], Saying]:
    """Everything in src/youju, by msgid and context."""
    found = {}
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt")]):
        text = path.read_text(encoding="utf-8")
        for saying in in_python(text) if path.suffix == ".py" else in_template(text):
            found.setdefault(saying.key, saying._replace(where=str(path.relative_to(SOURCE))))
    return found


def in_python(text: str) -> Iterator[Saying]:
    """The gettext calls of a module whose arguments are literals."""
    tree = ast.parse(text)
    aliases = aliases_in(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = _named(node.func, aliases)
            texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if (known := _NAME.match(name)) and texts:
                yield _saying(known[2] or "gettext", texts)


def aliases_in(tree: ast.Module) -> dict[str, str]:
    """What a module calls the gettext functions by other names: `import … as`, or `said = gettext`."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found |= {name.asname: name.name for name in node.names if name.asname and _NAME.match(name.name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _NAME.match(original := _named(node.value, found)):
            found |= {target.id: original for target in node.targets if isinstance(target, ast.Name)}
    return found


def _named(node: ast.expr, aliases: dict[str, str]) -> str:
    """The function that a name or an attribute stands for; empty for anything else."""
    name = getattr(node, "id", None) or getattr(node, "attr", "")
    return aliases.get(name, name)


def in_template(text: str) -> Iterator[Saying]:
    """The translate and blocktranslate tags of a template, in attributes of components too."""
    for call in _IN_TEMPLATE.finditer(templatize(text)):
        texts = [ast.literal_eval(part.lstrip("u")) for part in re.findall(_TEXT, call[2])]
        yield _saying(call[1].replace("_", "gettext"), texts)


def _saying(name: str, texts: list[str]) -> Saying:
    context = texts.pop(0) if "p" in name.removesuffix("gettext") else ""
    plural = texts[1] if name.startswith("n") and len(texts) > 1 else ""
    return Saying(texts[0], plural, context)


def catalogue(path: Path = CHINESE) -> Catalog:
    return read_po(BytesIO(path.read_bytes()), locale="zh_Hans")


def untranslated(known: Catalog) -> list[Saying]:
    """Sayings of the source that the catalogue does not know in every form, or only doubtfully."""
    return [saying for saying in sayings().values() if not _stands(known, saying)]


def _stands(known: Catalog, saying: Saying) -> bool:
    message = known.get(saying.singular, saying.context or None)
    if message is None or message.fuzzy or (saying.plural and not message.pluralizable):
        return False
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(forms)


def merge(paths: list[Path]) -> None:
    """Takes what the source says from PO files into the Chinese catalogue; what stands there already stays."""
    known, said = catalogue(), sayings()
    for path in paths:
        for message in catalogue(path):
            key = (message.id if isinstance(message.id, str) else message.id[0], message.context or "")
            if key[0] and key in said and message.string and not _stands(known, said[key]):
                _take(known, said[key], message.string)
    save(known)


def _take(known: Catalog, saying: Saying, string: str | tuple[str, ...] | list[str]) -> None:
    forms = (string,) if isinstance(string, str) else tuple(string)
    known.delete(saying.singular, saying.context or None)
    known.add(
        (saying.singular, saying.plural) if saying.plural else saying.singular,
        forms[:1] if saying.plural else forms[0], context=saying.context or None,
    )  # fmt: skip


def tidy() -> None:
    """Drops from the catalogue what neither the source says nor a library."""
    known, said = catalogue(), set(sayings())
    libraries = {message.id for path in catalogues_of_libraries() for message in catalogue(path)}
    for message in list(known):
        first = message.id if isinstance(message.id, str) else message.id[0]
        if first and (first, message.context or "") not in said and message.id not in libraries:
            known.delete(message.id, message.context)
    save(known)


def catalogues_of_libraries() -> Iterator[Path]:
    """The Chinese of Django and of the login library, which ours may overrule."""
    for library in (django, allauth):
        yield from Path(library.__file__).parent.rglob("locale/zh_Hans/LC_MESSAGES/django.po")


def save(known: Catalog) -> None:
    with CHINESE.open("wb") as out:
        out.write(HEADER)
        write_po(out, known, width=110, no_location=True, sort_output=True, omit_header=True)


def missing_as_po() -> str:
    empty = Catalog(locale="zh_Hans")
    for saying in untranslated(catalogue()):
        identifier = (saying.singular, saying.plural) if saying.plural else saying.singular
        empty.add(identifier, context=saying.context or None, locations=[(saying.where, 0)])
    out = BytesIO()
    write_po(out, empty, width=110, omit_header=True, include_lineno=False)
    return out.getvalue().decode()


if __name__ == "__main__":
    settings.configure(INSTALLED_APPS=[], USE_I18N=True)
    if sys.argv[1:2] == ["--merge"]:
        merge([Path(name) for name in sys.argv[2:]])
    if sys.argv[1:2] == ["--tidy"]:
        tidy()
    print(missing_as_po(), end="")  # noqa: T201
