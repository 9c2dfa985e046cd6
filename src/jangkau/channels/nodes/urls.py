"""Where devices knock."""

from django.urls import path

from jangkau.channels.nodes import views

urlpatterns = [
    path("exchange", views.exchange, name="exchange"),
    path("blobs", views.blobs, name="blobs"),
]
