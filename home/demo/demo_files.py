"""Read the demo content: YAML files whose keys are the names of the models' fields.

A record is known by its path, such as ``editions/2023/sessions/atelier-5``. The path makes its
translation key, so that the next load finds the same record again, whatever its title.
"""

import uuid
from collections.abc import Callable
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
NAMESPACE = uuid.UUID("5b1f0c5e-3c5b-5a0e-9d0c-0c1f6a7d1975")


def read(name: str) -> dict:
    """Return the content of ``home/demo/<name>.yaml``."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def editions() -> dict[str, dict]:
    """Return ``{path: values}`` for each file of ``home/demo/editions``, oldest first."""
    paths = sorted(f"editions/{file.stem}" for file in (FOLDER / "editions").glob("*.yaml"))
    return {path: read(path) for path in paths}


def key(path: str) -> uuid.UUID:
    """Return the identifier that ``path`` has in every installation."""
    return uuid.uuid5(NAMESPACE, path)


def stream(path: str, blocks: list[dict], resolve: Callable) -> list[dict]:
    """Return a body, given as ``{type: value}`` blocks, as StreamField data.

    Blocks and items of lists get stable ids: wagtail-localize finds no segment in items that
    are not written ``{type, value, id}``. ``resolve(name, value)`` returns the data for a value
    of a structure: the identifier of a person for its key.
    """
    data = []
    for place, block in enumerate(blocks):
        [(kind, value)] = block.items()
        data.append(_part(f"{path}/{place}", kind, value, resolve))
    return data


def _part(path, kind, value, resolve):
    """Return one block or item, with its id."""
    if isinstance(value, list):
        value = [
            _part(f"{path}/{place}", "item", item, resolve) for place, item in enumerate(value)
        ]
    elif isinstance(value, dict):
        value = {name: resolve(name, item) for name, item in value.items()}
    return {"type": kind, "value": value, "id": str(key(path))}
