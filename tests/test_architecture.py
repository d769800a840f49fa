"""The rooms of the code: imports go down only, in no circle, at the top of files of some size."""

import pytest

from tests.architecture import BELOW, ROOT, Code, report

MAP = {
    ".ci",
    "bin",
    "cuf_site",
    "docs",
    "home",
    "press",
    "rencontres",
    "requirements",
    "templates",
    "tests",
}
NOT_TRACKED = {"var", "htmlcov", "test-results", "node_modules", "__pycache__"}

# Doors that Django and Wagtail find by their names, and the hooks behind them.
SHARED_NAMES = {"__init__", "models", "hooks"}


@pytest.fixture(scope="module")
def code():
    return Code()


def make_code(root, files: dict[str, str]) -> Code:
    """Write ``files`` by dotted name under ``root``, and return the code read from them."""
    for name, text in files.items():
        path = root.joinpath(*name.split(".")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Code(root)


def test_imports_go_down_only(code):
    assert [str(one) for one in code.climbing()] == []


def test_no_files_import_each_other_in_a_circle(code):
    assert code.circles() == []


def test_no_function_imports_but_ready(code):
    assert [str(one) for one in code.inside_functions()] == []


@pytest.mark.parametrize(
    ("importer", "text"),
    [
        ("press.reading.lists", "from rencontres.models import editions"),
        ("cuf_site.web.pages", "import press.models.releases"),
        ("press.models.releases", "from ..views import index"),
        ("press.reading.lists", "from ..outputs.feed import make_feed"),
        ("press.imports.plan", "from ..reading import lists"),
        ("cuf_site.words.dates", "from cuf_site.content.pages import SitePage"),
        ("cuf_site.localisation.sources", "from .admin import hooks"),
        ("press.models.releases", "from press import urls"),
    ],
)
def test_an_import_that_climbs_is_found(tmp_path, importer, text):
    names = (
        *("rencontres.models.editions", "press.models.releases", "press.views.index"),
        *("press.outputs.feed", "press.reading.lists", "cuf_site.content.pages", "press.urls"),
        "cuf_site.localisation.admin.hooks",
    )

    code = make_code(tmp_path, dict.fromkeys(names, "") | {importer: text})

    assert [one.importer for one in code.climbing()] == [importer]


def test_a_circle_of_files_is_found(tmp_path):
    files = {
        "press.models.one": "from .two import second",
        "press.models.two": "from . import three",
        "press.models.three": "def third():\n    from .one import first",
        "press.models.four": "from .one import first",
    }

    code = make_code(tmp_path, files)

    assert code.circles() == [["press.models.one", "press.models.three", "press.models.two"]]
    assert [one.function for one in code.inside_functions()] == ["third"]
    assert "circles of files 1" in report(code)


def test_top_level_folders_are_those_of_the_map():
    folders = {path.name for path in ROOT.iterdir() if path.is_dir()}

    hidden = {name for name in folders - {".ci"} if name.startswith(".")}
    assert folders - hidden - NOT_TRACKED == MAP


def test_no_module_is_longer_than_300_lines():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for app in [*BELOW, "bin"]
        for path in (ROOT / app).rglob("*.py")
        if "migrations" not in path.parts
    }

    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_no_style_sheet_is_longer_than_250_lines():
    lengths = {
        path.name: len(path.read_text().splitlines())
        for path in (ROOT / "cuf_site" / "static" / "css").glob("*.css")
    }

    assert {name: length for name, length in lengths.items() if length > 250} == {}


def test_no_name_is_that_of_two_modules_of_an_app(code):
    found = {}
    for name in code.paths:
        path = code.paths[name]
        is_door = {"templatetags", "commands"} & {*path.parts}
        if path.stem not in SHARED_NAMES and not is_door:
            found.setdefault((name.partition(".")[0], path.stem), []).append(name)
    twice = [names for names in found.values() if len(names) > 1]

    assert twice == []
