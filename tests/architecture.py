"""The structure of the code, read from its imports: `python -m tests.architecture` prints it.

A file stands in a room (a folder), a room on a floor. Imports go down, or stay within a room.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What each app may import besides itself.
BELOW = {
    "cuf_site": set(),
    "rencontres": {"cuf_site"},
    "press": {"cuf_site"},
    "home": {"rencontres", "press", "cuf_site"},
}
# The rooms of an app that all apps have, the lowest first; a file without a room of these is a
# door, which Django or Wagtail finds by its name, and stands above them.
FLOORS = ("models", "reading", "outputs", "views", "imports", "admin")
# Who may not know whom, though it stands above.
APART = {
    ("imports", "reading"),
    ("imports", "outputs"),
    ("imports", "views"),
    ("admin", "outputs"),
    ("admin", "views"),
}
# The rooms of each app that has more of them, the lowest first.
ROOMS = {
    "cuf_site": (
        "upstream",
        "clock",
        "catalogues",
        "settings",
        "words",
        "tree",
        "localisation",
        "localisation.workshop",
        "localisation.exchange",
        "content",
        "web",
        "admin",
        "localisation.admin",
    ),
    "home": (
        "models",
        "reading",
        "outputs",
        "search",
        "views",
        "demo",
        "dataset",
        "setup",
        "admin",
    ),
}
# Doors that every room of their app may pass: the models as Django finds them.
OPEN_DOORS = {"cuf_site.models", "home.models", "press.models", "rencontres.models"}


@dataclass(frozen=True)
class Import:
    """One import of a module of the project, in a file or inside a function of it."""

    importer: str
    imported: str
    line: int
    function: str = ""

    def __str__(self) -> str:
        where = f" in {self.function}()" if self.function else ""
        return f"{self.importer} line {self.line}{where} imports {self.imported}"


class Code:
    """The modules of the apps under ``root``, by dotted name, with what they import."""

    def __init__(self, root: Path = ROOT):
        self.paths = {
            module_name(path.relative_to(root)): path
            for app in BELOW
            for path in sorted((root / app).rglob("*.py"))
            if "migrations" not in path.parts
        }
        self.imports = [
            found for name, path in self.paths.items() for found in self._read(name, path)
        ]

    def _read(self, name: str, path: Path) -> Iterator[Import]:
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        for node, function in nodes_with_functions(ast.parse(path.read_text())):
            for imported in imported_names(node, package):
                if module := self._module(imported):
                    yield Import(name, module, node.lineno, function)
                elif function:
                    yield Import(name, imported, node.lineno, function)

    def _module(self, name: str) -> str:
        """Return the module of the project that a dotted name is in, "" where it is of others."""
        while name and name not in self.paths:
            name = name.rpartition(".")[0]
        return name

    def climbing(self) -> list[Import]:
        """Return the imports of what stands above."""
        return [one for one in self.imports if one.imported in self.paths and climbs(one)]

    def inside_functions(self) -> list[Import]:
        """Return the imports inside functions, ``AppConfig.ready`` apart: nothing is late there."""
        return [one for one in self.imports if one.function and one.function != "ready"]

    def circles(self) -> list[list[str]]:
        """Return the groups of files that import each other in a circle."""
        arrows = {name: set() for name in self.paths}
        for one in self.imports:
            if one.imported in arrows and one.imported != one.importer:
                arrows[one.importer].add(one.imported)
        return circles_among(arrows)

    def rooms(self) -> set[str]:
        """Return the names of the rooms."""
        return {room_name(name) for name in self.paths}


def module_name(path: Path) -> str:
    """Return the dotted name of a file: ``press/models/__init__.py`` is ``press.models``."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def nodes_with_functions(tree: ast.AST, function: str = "") -> Iterator[tuple[ast.AST, str]]:
    """Yield each node below ``tree`` with the name of the function it stands in, "" outside."""
    for node in ast.iter_child_nodes(tree):
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        yield node, function
        yield from nodes_with_functions(node, node.name if is_function else function)


def imported_names(node: ast.AST, package: str) -> list[str]:
    """Return the dotted names that a node imports, relative ones resolved; else none."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
    base = ".".join([*above, *filter(None, [node.module])])
    return [f"{base}.{alias.name}" for alias in node.names]


def room_of(name: str) -> tuple[str, str]:
    """Return the app of a module and its room there; the room of a door is ``""``."""
    app, _, rest = name.partition(".")
    rooms = ROOMS.get(app, FLOORS)
    matching = [room for room in rooms if rest == room or rest.startswith(f"{room}.")]
    return app, max(matching, key=len, default="")


def room_name(name: str) -> str:
    app, room = room_of(name)
    return f"{app}.{room}" if room else app


def climbs(one: Import) -> bool:
    """Whether an import goes up: to an app or to a room that stands above the importer."""
    app, room = room_of(one.importer)
    other_app, other_room = room_of(one.imported)
    if app != other_app:
        return other_app not in BELOW[app]
    if not room or room == other_room:  # doors may pass everywhere
        return False
    if not other_room:
        return one.imported not in OPEN_DOORS
    rooms = ROOMS.get(app, FLOORS)
    return rooms.index(other_room) > rooms.index(room) or (room, other_room) in APART


def circles_among(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Return the strongly connected groups of two or more (Tarjan 1972), each sorted."""
    numbers, lowest, stack, found = {}, {}, [], []

    def visit(name):
        numbers[name] = lowest[name] = len(numbers)
        stack.append(name)
        for other in arrows[name]:
            if other not in numbers:
                visit(other)
                lowest[name] = min(lowest[name], lowest[other])
            elif other in stack:
                lowest[name] = min(lowest[name], numbers[other])
        if lowest[name] == numbers[name]:
            start = stack.index(name)
            group, stack[start:] = stack[start:], []
            if len(group) > 1:
                found.append(sorted(group))

    for name in arrows:
        if name not in numbers:
            visit(name)
    return sorted(found)


def report(code: Code) -> str:
    """Return the figures of the structure, a line each, and what breaks its rules."""
    climbing, circles, late = code.climbing(), code.circles(), code.inside_functions()
    lines = [
        f"files {len(code.paths)}",
        f"rooms {len(code.rooms())}",
        f"imports that climb {len(climbing)}",
        *(f"  {one}" for one in climbing),
        f"circles of files {len(circles)}",
        *("  " + " → ".join(f"{a}" for a, _b in pairwise([*group, group[0]])) for group in circles),
        f"imports in functions {len(late)}",
        *(f"  {one}" for one in late),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(Code()))  # noqa: T201
