"""What stands under each issuer."""

from django.urls import path

from eloket.demo.provider import views

urlpatterns = [
    path(".well-known/openid-configuration", views.configuration),
    path("authorize", views.authorize),
    path("token", views.token),
    path("userinfo", views.userinfo),
    path("jwks", views.keys),
]
