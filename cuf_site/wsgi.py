"""WSGI entry point, for gunicorn; the settings default to production."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cuf_site.settings.production")

application = get_wsgi_application()
