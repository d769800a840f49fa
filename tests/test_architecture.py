"""The three floors of the code, and the size of its files."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "cuf_site": {"cuf_site"},
    "rencontres": {"rencontres", "cuf_site"},
    "press": {"press", "cuf_site"},
    "home": {"home", "rencontres", "press", "cuf_site"},
}
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


def imported_apps(source: str) -> Iterator[str]:
    """Yield the project's own packages that a module imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module]
        else:
            continue
        yield from (name.split(".")[0] for name in names if name.split(".")[0] in MAY_IMPORT)


def climbing_imports(root: Path, app: str) -> list[str]:
    return [
        f"{path.relative_to(root)} imports {imported}"
        for path in sorted((root / app).rglob("*.py"))
        for imported in imported_apps(path.read_text())
        if imported not in MAY_IMPORT[app]
    ]


@pytest.mark.parametrize("app", sorted(MAY_IMPORT))
def test_imports_go_down_only(app):
    assert climbing_imports(ROOT, app) == []


def test_an_import_that_climbs_is_found(tmp_path):
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "feeds.py").write_text(
        "from cuf_site import models\n\n\ndef edition():\n    import rencontres.models\n"
    )

    assert climbing_imports(tmp_path, "press") == ["press/feeds.py imports rencontres"]


def test_top_level_folders_are_those_of_the_map():
    folders = {path.name for path in ROOT.iterdir() if path.is_dir()}

    hidden = {name for name in folders - {".ci"} if name.startswith(".")}
    assert folders - hidden - NOT_TRACKED == MAP


def test_no_module_is_longer_than_300_lines():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for app in [*MAY_IMPORT, "bin"]
        for path in (ROOT / app).rglob("*.py")
        if "migrations" not in path.parts
    }

    assert {name: length for name, length in lengths.items() if length > 300} == {}
