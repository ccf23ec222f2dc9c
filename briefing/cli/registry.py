"""Each command with the module that holds it; one is imported when it is used."""

COMMANDS: dict[str, str] = {
    "open": "show",
    "add": "add",
    "build": "build",
    "export": "export",
    "check": "check",
    "list": "list",
    "search": "search",
    "cite": "cite",
    "memo": "memo",
    "news": "news",
    "report": "report",
    "watch": "watch",
    "judge": "judge",
    "config": "config",
    "keys": "keys",
    "serve": "serve",
    "completion": "completion",
}
