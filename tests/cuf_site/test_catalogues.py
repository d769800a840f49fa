from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command

from cuf_site import catalogues
from cuf_site.catalogues import Problem

FLOORS = {"cuf_site", "home", "press", "rencontres"}

MODEL = """
from django.db import models
from django.utils.translation import gettext_lazy as _, ngettext

class Role(models.TextChoices):
    CHAIRS = "chairs", _("Chair")

class Edition:
    label = _("Programme status")
    shown = ngettext("%(count)s page", "%(count)s pages", 2)
"""
TEMPLATE = """
    {% translate "Where" context "question" %}
  {% blocktranslate trimmed count n=total %}
    {{ n }} workshop
  {% plural %}
    {{ n }} workshops
  {% endblocktranslate %}
      {% include "x.html" with title=_("It's here") only %}
"""
FRENCH = {
    "Chair": "Préside",
    "Programme status": "État du programme",
    "%(count)s page": ["%(count)s page", "%(count)s pages"],
    "Where": "Où",
    "%(n)s workshop": ["%(n)s atelier", "%(n)s ateliers"],
    "It's here": "C’est ici",
}
SPANISH = {
    "Chair": "Preside",
    "Where": "Dónde",
    "%(n)s workshop": ["un taller", "%(n)s talleres"],
    "It's here": "Es aquí",
}
ARABIC = {
    "Chair": "يرأس",
    "Where": "أين",
    "%(n)s workshop": ["لا ورشات", "ورشة", "ورشتان", *["%(n)s ورشات"] * 3],
    "It's here": "هنا",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one model and one template whose three catalogues are complete."""
    files = {"rencontres/models.py": MODEL, "templates/home/page.html": TEMPLATE}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text)
    catalogues.update(tmp_path)
    for locale, texts in {"fr": FRENCH, "es": SPANISH, "ar": ARABIC}.items():
        fill(tmp_path, locale, texts)
    return tmp_path


def fill(project: Path, locale: str, texts: dict[str, str | list[str]]) -> None:
    """Write translations into a catalogue; a list gives the plural forms."""
    path = catalogues.catalogue_path(project, locale)
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        text = texts.get(entry.msgid)
        if isinstance(text, list):
            entry.msgstr_plural = dict(enumerate(text))
        elif text is not None:
            entry.msgstr = text
    catalogue.save()


def add_to_template(project: Path, text: str) -> None:
    with (project / "templates/home/page.html").open("a") as template:
        template.write(text)


def test_extract_finds_contexts_plurals_choices_and_tag_arguments(project):
    messages = catalogues.extract(project)

    found = {key: (message.plural, message.is_public) for key, message in messages.items()}
    assert found == {
        (None, "Chair"): ("", True),
        (None, "Programme status"): ("", False),
        (None, "%(count)s page"): ("%(count)s pages", False),
        ("question", "Where"): ("", True),
        (None, "%(n)s workshop"): ("%(n)s workshops", True),
        (None, "It's here"): ("", True),
    }


def test_check_accepts_complete_catalogues(project):
    assert catalogues.check(project) == []


def test_check_asks_other_languages_for_public_texts_only(project):
    (project / "rencontres/models.py").write_text(MODEL.replace("Programme status", "Budget"))

    assert sorted(map(str, catalogues.check(project))) == [
        "fr: missing: 'Budget'",
        "fr: stale: 'Programme status'",
    ]


def test_check_reports_missing_translation(project):
    fill(project, "ar", {"Where": ""})

    assert catalogues.check(project) == [Problem("ar", "missing", "Where")]


def test_check_reports_message_unknown_to_the_catalogue(project):
    add_to_template(project, '{% translate "Registration" %}')

    assert catalogues.check(project) == [
        Problem(locale, "missing", "Registration") for locale in ("fr", "es", "ar")
    ]


def test_check_reports_stale_entry(project):
    path = catalogues.catalogue_path(project, "es")
    with path.open("a") as catalogue:
        catalogue.write(
            '\nmsgid "Old"\nmsgstr "Viejo"\n\n#~ msgid "Older"\n#~ msgstr "Más viejo"\n'
        )

    assert catalogues.check(project) == [
        Problem("es", "stale", "Old"),
        Problem("es", "stale", "Older"),
    ]


def test_check_reports_fuzzy_entry(project):
    path = catalogues.catalogue_path(project, "fr")
    path.write_text(path.read_text().replace('msgid "Chair"', '#, fuzzy\nmsgid "Chair"'))

    assert catalogues.check(project) == [Problem("fr", "fuzzy", "Chair")]


@pytest.mark.parametrize(
    "forms",
    [
        ["%(m)s atelier", "%(n)s ateliers"],
        ["un atelier", "des ateliers"],
        ["%(n)s atelier", "%(n) ateliers"],
    ],
)
def test_check_reports_placeholders_that_differ(project, forms):
    fill(project, "fr", {"%(n)s workshop": forms})

    assert catalogues.check(project) == [Problem("fr", "placeholders differ", "%(n)s workshop")]


def test_check_reports_missing_plural_forms(project):
    fill(project, "ar", {"%(n)s workshop": ["ورشة", "%(n)s ورشات"]})

    assert catalogues.check(project) == [Problem("ar", "needs 6 plural forms", "%(n)s workshop")]


def test_check_reports_wrong_plural_rule(project):
    path = catalogues.catalogue_path(project, "es")
    path.write_text(path.read_text().replace("(n != 1)", "(n > 1)"))

    assert catalogues.check(project) == [
        Problem("es", "Plural-Forms header is not", "nplurals=2; plural=(n != 1);")
    ]


@pytest.mark.parametrize("text", ["C'est ici", 'C’est "ici"', "Ici : rien", "« ici\xa0»"])
def test_check_reports_typewriter_punctuation_in_french(project, text):
    fill(project, "fr", {"It's here": text})

    assert catalogues.check(project) == [
        Problem("fr", "typewriter apostrophe, quotation mark or space", "It's here")
    ]


def test_check_leaves_quotation_marks_of_html_attributes_alone(project):
    add_to_template(project, '{% blocktranslate %}<a href="/">Home</a>{% endblocktranslate %}')
    text = '<a href="/">Accueil</a>'
    catalogues.update(project)
    for locale in ("fr", "es", "ar"):
        fill(project, locale, {'<a href="/">Home</a>': text})

    assert catalogues.check(project) == []


def test_update_keeps_translations_and_drops_stale_entries(project):
    (project / "rencontres/models.py").write_text(MODEL.replace("Programme status", "Budget"))

    catalogues.update(project)

    french = polib.pofile(str(catalogues.catalogue_path(project, "fr")))
    assert [(entry.msgid, entry.msgstr) for entry in french if not entry.msgid_plural] == [
        ("Budget", ""),
        ("Chair", "Préside"),
        ("It's here", "C’est ici"),
        ("Where", "Où"),
    ]


def test_update_twice_writes_the_same_bytes(project):
    catalogues.update(project)
    first = catalogues.catalogue_path(project, "ar").read_bytes()

    catalogues.update(project)

    assert catalogues.catalogue_path(project, "ar").read_bytes() == first
    assert b"#: templates/home/page.html\n" in first


def test_update_takes_translations_from_another_file(project, tmp_path):
    donor = tmp_path / "returned.po"
    donor.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Chair"\nmsgstr "Présidence"\n\nmsgctxt "question"\nmsgid "Where"\nmsgstr ""\n'
    )

    catalogues.update(project, [("fr", donor)])

    french = polib.pofile(str(catalogues.catalogue_path(project, "fr")))
    assert french.find("Chair").msgstr == "Présidence"
    assert french.find("Where").msgstr == "Où"


def test_compile_writes_only_what_changed(project):
    first = catalogues.compile_all(project)
    second = catalogues.compile_all(project)

    assert [path.parts[-3] for path in first] == ["ar", "es", "fr"]
    assert second == []
    assert polib.mofile(str(first[2])).find("Chair").msgstr == "Préside"


def test_command_fails_with_the_list_of_problems(project, settings, capsys):
    settings.BASE_DIR = project
    fill(project, "es", {"Chair": ""})

    with pytest.raises(CommandError, match="1 problems in fr, es, ar"):
        call_command("catalogues", "check")

    assert capsys.readouterr().out == "es: missing: 'Chair'\n"


def test_catalogues_of_the_site_are_complete():
    assert list(map(str, catalogues.check(settings.BASE_DIR))) == []


def test_public_modules_exist():
    patterns = catalogues.PUBLIC_MODULES

    assert [pattern for pattern in patterns if not any(settings.BASE_DIR.glob(pattern))] == []


def plain(text: str) -> str:
    """Return ``text`` without what differs in typography only."""
    return text.replace("'", "’").replace("\xa0", " ").casefold()


def test_no_text_of_ours_replaces_one_of_the_admin():
    """Django merges all catalogues: « Reports » the role once renamed Wagtail's menu.

    The admin is in French and English only; other languages may choose their own words.
    """
    locale = settings.LANGUAGE_CODE
    ours = polib.pofile(str(settings.BASE_DIR / catalogues.CATALOGUES.format(locale)))
    words = {
        entry.msgid: plain(entry.msgstr) for entry in ours if entry.msgstr and not entry.msgctxt
    }
    packages = [Path(app.path) for app in apps.get_app_configs() if app.name not in FLOORS]

    replaced = {
        entry.msgid: (entry.msgstr, words[entry.msgid])
        for package in packages
        for path in package.glob(f"**/locale/{locale}/LC_MESSAGES/django.mo")
        for entry in polib.mofile(str(path))
        if not entry.msgctxt and words.get(entry.msgid, plain(entry.msgstr)) != plain(entry.msgstr)
    }

    assert replaced == {}, "give these messages a context, or Wagtail's own translation"
