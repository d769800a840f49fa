"""The guides say what the screen says, and are read in the admin."""

import re
from itertools import pairwise
from pathlib import Path

import polib
import pytest
import wagtail
from django.conf import settings
from django.urls import reverse

from cuf_site.localisation.admin.guide import PICTURES, TITLES, path_of, read
from tests import factories
from tests.translating import translate

from .posts import edit_url

LARGEST, MOST = 100_000, 12  # bytes of a picture, pictures
SCREEN_TEXT = re.compile(r"\*\*« (.+?) »\*\*", re.DOTALL)
PICTURE = re.compile(r"!\[(.*?)\]\((.*?)\)")
SCENE = re.compile(r"^@scene\(.*\)\ndef (\w+)", re.MULTILINE)
VALUE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
CATALOGUES = (
    settings.BASE_DIR / "cuf_site/locale/fr/LC_MESSAGES/django.po",
    *(
        Path(wagtail.__file__).parent / f"{part}locale/fr/LC_MESSAGES/django.po"
        for part in ("", "admin/")
    ),
)


def plain(text: str) -> str:
    """Return a text without what differs between a page and a file: spaces, apostrophes, case."""
    return " ".join(text.replace("’", "'").split()).casefold()


def pattern(text: str) -> str:
    """Return what a text looks like with any values in it, "" when it is little but values."""
    parts = VALUE.split(plain(text))
    return ".+".join(map(re.escape, parts)) if len(re.findall(r"\w", "".join(parts))) > 3 else ""


@pytest.fixture(scope="module")
def screen_texts() -> re.Pattern:
    """What the screen may say in French."""
    entries = [entry for file in CATALOGUES for entry in polib.pofile(str(file))]
    texts = {text for one in entries for text in (one.msgstr, *one.msgstr_plural.values())}
    return re.compile("|".join(filter(None, map(pattern, texts))))


@pytest.mark.parametrize("name", TITLES)
def test_guide_names_only_what_the_screen_says(name, screen_texts):
    named = SCREEN_TEXT.findall(path_of(name).read_text())

    assert len(named) > 10
    assert not screen_texts.fullmatch("ce que l'écran ne dit pas")
    assert [text for text in named if not screen_texts.fullmatch(plain(text))] == []


def test_every_picture_is_there_described_and_small():
    found = [pair for name in TITLES for pair in PICTURE.findall(path_of(name).read_text())]
    files = {path.name: path.stat().st_size for path in PICTURES.iterdir()}

    assert sorted(f"images/{name}" for name in files) == sorted(target for _alt, target in found)
    assert [target for alt, target in found if len(alt) < 40] == []
    assert {name for name, size in files.items() if size > LARGEST} == set()
    assert len(files) <= MOST


def test_pictures_are_those_that_the_script_takes():
    scenes = (settings.BASE_DIR / "tests/guide/scenes.py").read_text()
    taken = {f"{name.replace('_', '-')}.webp" for name in SCENE.findall(scenes)}

    assert {path.name for path in PICTURES.iterdir()} <= taken


@pytest.mark.parametrize("name", TITLES)
def test_translator_reads_a_guide_in_the_admin(name, translator):
    response = translator.get(reverse("translation_guide", args=[name]))

    page = response.content.decode()
    assert response.status_code == 200
    assert re.findall(r"<h1[^>]*>\s*(?:<svg.*?</svg>)?\s*(.*?)\s*</h1>", page, re.DOTALL)
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert all(now - before <= 1 for before, now in pairwise(levels))
    for part in read(name)["contents"]:
        assert f'<a href="#{part["id"]}">' in page
        assert f'id="{part["id"]}"' in page


def test_title_never_breaks_before_its_colon(publication):
    page = publication.get(reverse("translation_guide", args=["redaction"])).content.decode()

    assert page.count("Traductions\u00a0: guide de la rédaction") > 1
    assert "Traductions : guide de la rédaction" not in page.partition("<main")[2]


def test_pictures_have_their_size_and_come_from_the_site(translator):
    address = reverse("translation_guide", args=["traduction"])
    pictures = re.findall(r"<img [^>]+>", str(read("traduction")["text"]))
    assert pictures

    for picture in pictures:
        assert re.search(r'width="\d+"', picture)
        source = re.search(r'src="(.+?)"', picture)[1]
        response = translator.get(address + source)
        assert (response.status_code, response["Content-Type"]) == (200, "image/webp")


@pytest.mark.parametrize("path", ["inconnu/", "traduction/images/inconnue.webp"])
def test_unknown_guide_or_picture_is_not_found(publication, path):
    assert publication.get(f"/admin/guide/{path}").status_code == 404


def test_guides_lead_to_each_other(publication):
    page = publication.get(reverse("translation_guide", args=["redaction"])).content.decode()

    assert f'href="{reverse("translation_guide", args=["traduction"])}"' in page


def test_help_and_first_screen_lead_to_the_guide(translator, publication):
    own, other = (reverse("translation_guide", args=[name]) for name in TITLES)

    page = translator.get(reverse("wagtailadmin_home")).content.decode()
    assert f'<a href="{own}">' in page
    assert other not in page
    page = publication.get(reverse("wagtailadmin_home")).content.decode()
    assert own in page
    assert other in page


def test_list_and_editor_lead_to_the_guide(translator, home):
    guide = reverse("translation_guide", args=["traduction"])
    english = translate(factories.make_content_page(home, title="À propos"))

    for address in (reverse("to_translate"), edit_url(english)):
        assert f'href="{guide}"' in translator.get(address).content.decode()


def test_guide_is_for_those_who_may_enter_the_admin(client, db):
    response = client.get(reverse("translation_guide", args=["traduction"]))

    assert response.status_code == 302
    assert "login" in response["Location"]
