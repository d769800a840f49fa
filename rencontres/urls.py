"""Addresses of the meetings that belong to no page."""

from django.urls import path

from .views.permalinks import session_permalink

urlpatterns = [
    path("<int:year>/<str:reference>", session_permalink, name="session_permalink"),
    path("<int:year>/<str:reference>/", session_permalink),
]
