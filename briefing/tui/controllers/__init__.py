"""What keys and messages set in motion. A controller knows neither the app nor a screen."""
