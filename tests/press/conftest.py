import pytest
from django.utils import translation


@pytest.fixture
def english():
    """Say messages in English, whatever the catalogues hold."""
    with translation.override("en"):
        yield
