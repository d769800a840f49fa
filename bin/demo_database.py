"""Bring the demo database up to date, in one process because starting Wagtail takes seconds."""

import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
django.setup()

from cuf_site.catalogues import compile_all  # noqa: E402

compile_all(settings.BASE_DIR)
call_command("migrate", verbosity=0)
call_command("setup")
call_command("load_demo")
