"""The test suite: SQLite in memory, or the server named by DATABASE_URL."""

from ..catalogues import compile_all
from .base import *

DEBUG = False
SECRET_KEY = "tests only"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = database("sqlite:///:memory:")
DATABASES["default"].pop("CONN_MAX_AGE", None)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"].pop("init_command")
MEDIA_ROOT = VAR_DIR / "test-media"
STATIC_ROOT = VAR_DIR / "test-static"  # empty: WhiteNoise reads it for each client
SERVE_MEDIA = True
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WAGTAILADMIN_BASE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
WAGTAILSEARCH_BACKENDS["default"]["AUTO_UPDATE"] = False  # tests that search index by themselves
SITE_TODAY = site_today()
DEMO_PASSWORD = "demo"
LOGGING["root"]["level"] = "WARNING"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
compile_all(BASE_DIR)  # before Django reads its first text
