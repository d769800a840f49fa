"""Uploaded files are kept whole or not at all."""

import errno
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from cuf_site.web.storage import WholeFileStorage


class FullDisk(ContentFile):
    """A file that cannot be written to its end."""

    def chunks(self, chunk_size=None):
        yield b"half"
        raise OSError(errno.ENOSPC, "No space left on device")


def files(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]


def test_file_is_kept_whole_under_a_free_name_and_readable(tmp_path):
    storage = WholeFileStorage(tmp_path)

    names = [storage.save("documents/a.pdf", ContentFile(b"whole")) for _ in range(2)]

    assert sorted(files(tmp_path)) == sorted(names)
    assert [storage.open(name).read() for name in names] == [b"whole", b"whole"]
    assert Path(storage.path(names[0])).stat().st_mode & 0o777 == 0o644


def test_full_disk_leaves_no_half_of_a_file(tmp_path):
    with pytest.raises(OSError, match="No space left"):
        WholeFileStorage(tmp_path).save("documents/a.pdf", FullDisk(b""))

    assert files(tmp_path) == []
