"""The demonstration: as production runs, on SQLite and this machine only, with public passwords."""

from .base import *
from .machine_translation import machine_translator

DEBUG = False
SECRET_KEY = "demonstration only, its accounts are public"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMO_DIR = VAR_DIR / "demo"
DATABASES = database(f"sqlite:///{DEMO_DIR}/db.sqlite3")
MEDIA_ROOT = DEMO_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
SERVE_MEDIA = True
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default=f"http://127.0.0.1:{env.int('PORT', 8000)}")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(env)
SITE_TODAY = site_today()
DEMO_PASSWORD = env.str("DEMO_PASSWORD", default="demo")
DEMO_DIR.mkdir(parents=True, exist_ok=True)
