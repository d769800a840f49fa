"""Development: debug pages, SQLite in var/, no secret needed."""

from .base import *
from .machine_translation import machine_translator

DEBUG = True
SECRET_KEY = "development only, never in production"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DATABASES = database(f"sqlite:///{VAR_DIR}/dev.sqlite3")
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
SERVE_MEDIA = True
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(env)
SITE_TODAY = site_today()
DEMO_PASSWORD = env.str("DEMO_PASSWORD", default="demo")
VAR_DIR.mkdir(exist_ok=True)
