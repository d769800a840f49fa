"""Message catalogues: what the sources ask for, against what the PO files say.

Messages are found by Babel in Python and by Django's own `templatize` in templates, and
catalogues are compiled by polib, so that no gettext tool has to be installed.
"""

import ast
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path

import django
import polib
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

CATALOGUES = "cuf_site/locale/{}/LC_MESSAGES/django.po"
SOURCES = ("cuf_site", "home", "press", "rencontres", "templates")
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}
# Texts of these modules reach the public, like those of templates and of TextChoices labels.
# Every other text of our Python is read in the admin only, which is in French and English.
PUBLIC_MODULES = (
    "*/reading/filters.py",
    "*/templatetags/*.py",
    "cuf_site/words/dates.py",
    "cuf_site/web/private_pages.py",
    "cuf_site/web/site_files.py",
    "home/search/*.py",
    "home/views/search.py",
    "home/reading/site_map.py",
    "press/outputs/feed.py",
    "rencontres/reading/edition*.py",
    "rencontres/reading/shelf.py",
    "rencontres/outputs/*.py",
    "rencontres/reading/display_types.py",
)
ADMIN_TEMPLATES = ("templates/*admin/*", "templates/localisation/*", "*/admin/*")
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}")
# A straight quotation mark or apostrophe; a space at which a line may begin with a sign.
TYPEWRITTEN = re.compile(r"\"|\w'\w| [:;?!»]|« ")
# Django's own Spanish has a third form for millions, which no count of this site reaches.
PLURAL_FORMS = {"es": "nplurals=2; plural=(n != 1);"}
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

Key = tuple[str | None, str]


@dataclass
class Message:
    """One text to translate, with every file that uses it (paths from the project's root)."""

    msgid: str
    context: str | None = None
    plural: str = ""
    files: set[str] = field(default_factory=set)
    is_public: bool = False


@dataclass(frozen=True)
class Problem:
    """One reason why a catalogue cannot be published."""

    locale: str
    kind: str
    msgid: str

    def __str__(self):
        return f"{self.locale}: {self.kind}: {self.msgid!r}"


def extract(root: Path) -> dict[Key, Message]:
    """Return every message of the sources below `root`, by context and msgid."""
    messages: dict[Key, Message] = {}
    for path in _source_files(root):
        name = path.relative_to(root).as_posix()
        for msgid, plural, context, is_public in _messages(path, name):
            message = messages.setdefault((context, msgid), Message(msgid, context))
            message.plural = message.plural or plural
            message.files.add(name)
            message.is_public = message.is_public or is_public
    return messages


def locales() -> list[str]:
    """Return the languages that need a catalogue: all but English, the language of msgids."""
    return [code for code, _name in settings.LANGUAGES if code != "en"]


def expected(locale: str, messages: dict[Key, Message]) -> dict[Key, Message]:
    """Return what a catalogue must hold: all in the editors' language, else what is public."""
    if locale == settings.LANGUAGE_CODE:
        return messages
    return {key: message for key, message in messages.items() if message.is_public}


def check(root: Path) -> list[Problem]:
    """Return everything that is wrong with the catalogues of the project below `root`."""
    messages = extract(root)
    return [
        problem
        for locale in locales()
        for problem in _catalogue_problems(root, locale, expected(locale, messages))
    ]


def update(root: Path, donors: Iterable[tuple[str, Path]] = ()) -> None:
    """Bring each catalogue in line with the sources; translations of known messages stay.

    `donors` are (locale, PO file): what they translate replaces the catalogue's own words.
    """
    messages = extract(root)
    donors = [(locale, polib.pofile(str(file))) for locale, file in donors]
    for locale in locales():
        path = catalogue_path(root, locale)
        own = _load(path, locale)
        known = {_key(entry): entry for entry in own}
        for _locale, donor in filter(lambda pair: pair[0] == locale, donors):
            known |= {_key(entry): entry for entry in donor.translated_entries()}
        merged = polib.POFile(wrapwidth=100)
        merged.metadata = {**own.metadata, "Plural-Forms": plural_forms(locale)}
        count = _plural_count(plural_forms(locale))
        wanted = expected(locale, messages).values()
        for message in sorted(wanted, key=lambda m: (min(m.files), m.msgid, m.context or "")):
            merged.append(_merged_entry(message, known, count))
        path.parent.mkdir(parents=True, exist_ok=True)
        merged.save(str(path))


def compile_all(root: Path) -> list[Path]:
    """Write the MO file of each catalogue newer than it; return those written."""
    written = []
    for source in sorted(root.glob(CATALOGUES.format("*"))):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
            continue
        draft = target.with_suffix(f".{os.getpid()}")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(target)
        written.append(target)
    return written


def catalogue_path(root: Path, locale: str) -> Path:
    return root / CATALOGUES.format(locale)


def _source_files(root: Path) -> Iterator[Path]:
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*")):
            is_template = folder == "templates" and path.suffix in TEMPLATE_SUFFIXES
            if is_template or (path.suffix == ".py" and "migrations" not in path.parts):
                yield path


def _messages(path: Path, name: str) -> Iterator[tuple[str, str, str | None, bool]]:
    """Yield (msgid, plural, context, is_public) for each text of one source file."""
    babel_extract = import_string("babel.messages.extract.extract")  # absent from production
    text = path.read_text()
    if path.suffix == ".py":
        code, public_lines = text, _choices_lines(text)
        all_public = any(fnmatch(name, pattern) for pattern in PUBLIC_MODULES)
    else:
        # Babel reads templatize's output as Python, where indentation would have a meaning.
        code = "\n".join(line.strip() for line in templatize(text, origin=name).split("\n"))
        public_lines = set()
        all_public = not any(fnmatch(name, pattern) for pattern in ADMIN_TEMPLATES)
    found = babel_extract("python", BytesIO(code.encode()), KEYWORDS)
    for line, texts, _comments, context in found:
        msgid, plural = texts if isinstance(texts, tuple) else (texts, "")
        yield msgid, plural, context, all_public or line in public_lines


def _choices_lines(code: str) -> set[int]:
    """Return the lines inside TextChoices classes: templates show their labels."""
    return {
        line
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.ClassDef) and any("Choices" in ast.unparse(b) for b in node.bases)
        for line in range(node.lineno, node.end_lineno + 1)
    }


def _catalogue_problems(root: Path, locale: str, wanted: dict[Key, Message]) -> Iterator[Problem]:
    catalogue = _load(catalogue_path(root, locale), locale)
    forms = plural_forms(locale)
    if catalogue.metadata.get("Plural-Forms") != forms:
        yield Problem(locale, "Plural-Forms header is not", forms)
    entries = {_key(entry): entry for entry in catalogue if not entry.obsolete}
    for key, message in wanted.items():
        entry = entries.get(key)
        kind = _entry_problem(entry, message, _plural_count(forms)) if entry else "missing"
        if kind is None and locale == "fr" and not all(map(_is_french_typography, _texts(entry))):
            kind = "typewriter apostrophe, quotation mark or space"
        if kind:
            yield Problem(locale, kind, message.msgid)
    for key in entries.keys() - wanted.keys():
        yield Problem(locale, "stale", key[1])
    for entry in catalogue.obsolete_entries():
        yield Problem(locale, "stale", entry.msgid)


def _entry_problem(entry: polib.POEntry, message: Message, plural_count: int) -> str | None:
    if entry.fuzzy:
        return "fuzzy"
    if entry.msgid_plural != message.plural:
        return "stale plural"
    if message.plural and sorted(map(int, entry.msgstr_plural)) != list(range(plural_count)):
        return f"needs {plural_count} plural forms"
    if not all(_texts(entry)):
        return "missing"
    return None if _has_same_placeholders(entry) else "placeholders differ"


def _has_same_placeholders(entry: polib.POEntry) -> bool:
    """Say whether a translation uses the placeholders of its msgid.

    A plural form for one or two (« une séance ») may leave the count out; the last one,
    which stands for every large number, may not.
    """
    source = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    *forms, last = (set(PLACEHOLDER.findall(text)) for text in _texts(entry))
    return last == source and all(form <= source for form in forms)


def _is_french_typography(text: str) -> bool:
    without_tags = re.sub(r"<[^>]*>", "", text)
    return not TYPEWRITTEN.search(without_tags)


def _merged_entry(
    message: Message, known: dict[Key, polib.POEntry], plural_count: int
) -> polib.POEntry:
    old = known.get((message.context, message.msgid), polib.POEntry())
    entry = polib.POEntry(
        msgctxt=message.context,
        msgid=message.msgid,
        occurrences=[(name, "") for name in sorted(message.files)],
        comment=old.comment,
        tcomment=old.tcomment,
        flags=old.flags,
    )
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = old.msgstr_plural or dict.fromkeys(range(plural_count), "")
    else:
        entry.msgstr = old.msgstr
    return entry


def _texts(entry: polib.POEntry) -> list[str]:
    if entry.msgid_plural:
        return [text for _index, text in sorted(entry.msgstr_plural.items())]
    return [entry.msgstr]


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or None, entry.msgid


def plural_forms(locale: str) -> str:
    """Return the Plural-Forms header of a language: ours, else the one Django uses."""
    folder = Path(django.__file__).parent / "conf" / "locale" / to_locale(locale)
    return (
        PLURAL_FORMS.get(locale)
        or (polib.pofile(str(folder / "LC_MESSAGES" / "django.po")).metadata["Plural-Forms"])
    )


def _plural_count(plural_forms: str) -> int:
    return int(re.match(r"nplurals=(\d+)", plural_forms)[1])


def _load(path: Path, locale: str) -> polib.POFile:
    """Return a catalogue, or an empty one with its language's plural rule."""
    if path.exists():
        return polib.pofile(str(path), wrapwidth=100)
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Project-Id-Version": "cuf-site",
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(locale),
    }
    return catalogue
