"""Uploaded files, kept whole or not at all: a full disk leaves no half of one."""

import tempfile
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """Write a file beside its place first, then put it there in one move."""

    def _save(self, name, content):
        Path(self.location).mkdir(parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(dir=self.location, prefix=".part-")
        try:
            with open(descriptor, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
            whole = File(None, name)
            whole.temporary_file_path = lambda: part  # what Django moves instead of copying
            return super()._save(name, whole)
        finally:
            Path(part).unlink(missing_ok=True)
