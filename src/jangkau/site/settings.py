"""Turns a node's folder and the environment into Django's settings."""

import os
import secrets
from importlib.util import find_spec
from pathlib import Path

from jangkau.ledger.databases import databases
from jangkau.ledger.home import Home
from jangkau.site.doors import doors

HOUSE = Path(__file__).resolve().parent
HOME_PATH = os.environ.get("JANGKAU_HOME")


def _home() -> Home:
    """Return the node's folder, or a blank one for tools that only read the code."""
    if HOME_PATH:
        return Home.load(Path(HOME_PATH))
    return Home(
        path=Path.cwd() / "home",
        role="regency",
        regency="99.01",
        node="unset",
        name="Kabupaten",
        jurisdiction="99.01",
    )


def _secret_key(home: Home) -> str:
    """Return the key that signs sessions; without a folder, one for this process."""
    kept = home.path / "keys" / "django.key"
    return kept.read_bytes().hex() if kept.exists() else secrets.token_hex(32)


JANGKAU = _home()
SECRET_KEY = _secret_key(JANGKAU)
DEBUG = False
DEMO = os.environ.get("JANGKAU_DEMO") == "1"

# A node answers on its own machine; a regency names its hosts: "jangkau.example.go.id".
HOSTS = os.environ.get("JANGKAU_HOSTS", "").split() or JANGKAU.more.get("hosts", [])
ALLOWED_HOSTS = ["127.0.0.1", "[::1]", "localhost", ".localhost", *HOSTS]
# Cookies travel over TLS only, but for a server that listens on the loopback alone.
HTTPS = os.environ.get("JANGKAU_HTTPS", "1" if HOSTS else "0") == "1"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "csp",
    "jangkau.ledger",
    "jangkau.office.kept",
    *(app for app in ("jangkau.office.derived", "jangkau.monitoring") if find_spec(app)),
    *(package for package, _ in doors()),
]

MIDDLEWARE = [
    "jangkau.channels.nodes.first.devices",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # after: static files are compressed already
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "jangkau.channels.staff.guard.actors",
    "jangkau.site.weight.weight",
    "jangkau.site.throttle.throttle",
    "django.contrib.messages.middleware.MessageMiddleware",
    "jangkau.site.problems.Refusals",
    "axes.middleware.AxesMiddleware",
]

if DEMO:
    MIDDLEWARE.append("jangkau_demo.bar.bar")

ROOT_URLCONF = "jangkau.site.urls"
WSGI_APPLICATION = "jangkau.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HOUSE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "jangkau.site.context.house",
            ],
        },
    }
]

DATABASES = databases(JANGKAU)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [HOUSE / "locale"]
TIME_ZONE = str(JANGKAU.more.get("time_zone", "Asia/Makassar"))
USE_TZ = True

# What a file on the way in may weigh: a photo is cut to size after it arrives.
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
FILE_UPLOAD_PERMISSIONS = 0o600

STATIC_URL = "/static/"
STATICFILES_DIRS = [HOUSE / "static"]
STATIC_ROOT = JANGKAU.path / "static"
# `jangkau serve` gathers and compresses; before that, files are served as they lie.
GATHERED = (STATIC_ROOT / "staticfiles.json").exists()
WHITENOISE_USE_FINDERS = not GATHERED
_STATIC_STORE = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
    if GATHERED or os.environ.get("JANGKAU_GATHER") == "1"
    else "django.contrib.staticfiles.storage.StaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIC_STORE},
}


# Sign-in -----------------------------------------------------------------------------
AUTH_USER_MODEL = "kept.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_CHECKS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_CHECKS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_CHECKS}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_CHECKS}.CommonPasswordValidator"},
]
LOGIN_URL = "/masuk"
LOGIN_REDIRECT_URL = "/mulai"
OTP_TOTP_ISSUER = f"Jangkau {JANGKAU.name}"
# The regency's accounts also give a code; on a node the enrolled device is the second part.
SECOND_FACTOR = JANGKAU.role == "regency"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "jangkau.channels.staff.entrance.locked_out"
AXES_CLIENT_IP_CALLABLE = "jangkau.site.throttle.client_address"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # a user name is unique within its regency

# Sessions and cookies ----------------------------------------------------------------
SESSION_COOKIE_AGE = 12 * 3600  # one working day, whatever happens
SESSION_IDLE_SECONDS = 60 * 60  # and an hour without a touch
SESSION_COOKIE_NAME = "jangkau"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "jangkau.site.problems.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Headers -----------------------------------------------------------------------------
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # a paper is shown beside its data
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
    }
}

# Logs never hold what a person said about themselves: see logs.py.
_LOG = {"handlers": ["stderr"], "level": "WARNING", "propagate": False}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "jangkau.site.logs.QuietFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "jangkau": {**_LOG, "level": "INFO"},
        "django": _LOG,
        "axes": {**_LOG, "level": "ERROR"},
    },
}
