"""What our code and templates lean on in Wagtail and its family, read from their own text.

``python -m tests.upstream`` writes the digests of upstream's templates anew: look first at what
has changed in each, and bring ours in line.
"""

import ast
import hashlib
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import yaml

from .architecture import BELOW, ROOT

FAMILY = ("wagtail", "wagtail_localize", "modelsearch", "modelcluster", "treebeard")
DIGESTS = Path(__file__).parent / "data" / "upstream_templates.yaml"
TEMPLATE = re.compile(r"\{%\s*(?:extends|include)\s+[\"'](wagtail[\w/]*\.html)")
# What begins with a low line and is documented, by Python or by Django.
DOCUMENTED = {
    "_meta",
    "_default_manager",
    "_base_manager",
    "_state",
    "_value_",
    "_post_clean",
    "_replace",
}


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Yield each file of ours but ``upstream`` and migrations, parsed."""
    for app in BELOW:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts and path != ROOT / "cuf_site" / "upstream.py":
                yield path.relative_to(ROOT), ast.parse(path.read_text())


def imported() -> set[str]:
    """Return the dotted names that our code imports from the family."""
    return {
        f"{node.module}.{alias.name}"
        for _path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and not node.level
        if node.module.partition(".")[0] in FAMILY
        for alias in node.names
    }


def private_names() -> set[str]:
    """Return « file: name » for each private name of others that our code asks an object for."""
    trees = list(sources())
    attributes = [(path, node) for path, tree in trees for node in ast.walk(tree)]
    attributes = [(path, node) for path, node in attributes if isinstance(node, ast.Attribute)]
    ours = {node.attr for _path, node in attributes if isinstance(node.ctx, ast.Store)}
    for _path, tree in trees:
        ours |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    return {
        f"{path}: {node.attr}"
        for path, node in attributes
        if re.match(r"_[^_]", node.attr) and node.attr not in ours | DOCUMENTED
    }


def template_digests() -> dict[str, str]:
    """Return the digest of each template of the family that ours replaces, extends or includes."""
    folder = ROOT / "templates"
    ours = {str(path.relative_to(folder)): path for path in folder.rglob("*.html")}
    names = {found for path in ours.values() for found in TEMPLATE.findall(path.read_text())}
    theirs = {name: upstream_template(name) for name in names | ours.keys()}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in sorted(theirs.items())
        if path is not None
    }


def upstream_template(name: str) -> Path | None:
    """Return the file of a template of the family, ``None`` where it has none of that name."""
    for package in ("wagtail_localize", "wagtail.admin"):
        path = Path(import_module(package).__file__).parent / "templates" / name
        if path.exists():
            return path
    return None


def recorded_digests() -> dict[str, str]:
    """Return the digests of the templates that ours was last compared with."""
    return yaml.safe_load(DIGESTS.read_text())


if __name__ == "__main__":
    DIGESTS.write_text(yaml.safe_dump(template_digests()))
