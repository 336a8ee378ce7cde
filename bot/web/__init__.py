"""The web application: a webhook, and how the bot is doing. The only room that knows starlette, besides the practice room."""
