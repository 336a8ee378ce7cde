"""The page's files: few, all in the package, and under rules that keep every request on this machine."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

FOLDER = Path(__file__).parent / "page"
MIMES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".ogg": "audio/ogg",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


async def page(request: Request) -> Response:
    """One of the page's files; "/" is `index.html`."""
    name = request.path_params.get("name") or "index.html"
    file = (FOLDER / name).resolve()
    if not file.is_relative_to(FOLDER) or not file.is_file() or file.suffix not in MIMES:
        return JSONResponse({"error": f"There is no page {name}."}, 404)
    return FileResponse(file, media_type=MIMES[file.suffix], headers=HEADERS)
