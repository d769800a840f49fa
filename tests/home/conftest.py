"""The site as an installation has it, empty or with its demo content."""

import pytest
from django.core.management import call_command


@pytest.fixture
def site(db):
    """The pages of an installation, as ``setup`` makes them."""
    call_command("setup")


@pytest.fixture
def demo(site):
    """The whole demo content, in French: other languages take as long again."""
    call_command("load_demo", languages=[])
