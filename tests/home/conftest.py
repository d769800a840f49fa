"""The site as an installation has it, empty or with its demo content."""

import pytest
from django.core.management import call_command


@pytest.fixture(scope="module")
def installed(module_data):
    """The pages of an installation, as ``setup`` makes them once for the tests of a module."""
    call_command("setup")


@pytest.fixture
def site(installed, db):
    """The pages of an installation."""


@pytest.fixture(scope="module")
def demo_loaded(installed):
    """The demo content in French: other languages take as long again."""
    call_command("load_demo", languages=[])


@pytest.fixture
def demo(demo_loaded, db):
    """The whole demo content, in French."""
