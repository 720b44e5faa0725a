"""How each host builds and publishes an edition: the files that it reads from the repository.

Netlify and Cloudflare find the site’s headers in `site/_headers`, which `diglot build` writes.
"""

from __future__ import annotations

from collections.abc import Iterable

_INSTALL = ("pip install -r requirements.txt", "diglot build")
_PAGES = """\
# GitHub Pages. Once, in the repository: Settings → Pages → Source: GitHub Actions.
name: Pages
on:
  push:
    branches: [main]
  workflow_dispatch:
permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd  # v6.0.2
      - uses: actions/setup-python@a309ff8b426b58ec0e2a45f0f869d46889d02405  # v6.2.0
        with:
          python-version: "3.13"
      - run: pip install -r requirements.txt
      - run: diglot build
      - uses: actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9  # v5.0.0
        with:
          path: site
  deploy:
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    concurrency: pages
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128  # v5.0.0
"""
_GITLAB = """\
# GitLab Pages. The address stands under Deploy → Pages.
pages:
  image: python:3.13
  script:
    - pip install -r requirements.txt
    - diglot build
    - rm -rf public
    - mv site public  # the folder that GitLab publishes
  artifacts:
    paths:
      - public
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
"""
_NETLIFY = f"""\
# Netlify reads everything from here.
[build]
publish = "site"
command = "{" && ".join(_INSTALL)}"

[build.environment]
PYTHON_VERSION = "3.13"
"""
_CLOUDFLARE = f"""\
# Cloudflare Pages takes the folder from here. In the project, set
#   build command: {" && ".join(_INSTALL)}
#   environment variables: PYTHON_VERSION = 3.13, SKIP_DEPENDENCY_INSTALL = 1
name = "edition"
compatibility_date = "2026-11-01"
pages_build_output_dir = "site"
"""
_NGINX = """\
# For nginx: copy site/ to the folder below.
server {
    listen 443 ssl;
    server_name example.org;
    # ssl_certificate and ssl_certificate_key go here

    root /srv/www/edition;
    error_page 404 /404.html;

HEADERS

    gzip on;
    gzip_types text/css application/javascript application/json image/svg+xml;
}
"""
_RECIPES = {
    "pages": (".github/workflows/pages.yml", _PAGES),
    "gitlab": (".gitlab-ci.yml", _GITLAB),
    "netlify": ("netlify.toml", _NETLIFY),
    "cloudflare": ("wrangler.toml", _CLOUDFLARE),
    "nginx": ("nginx.conf", _NGINX),
}
HOSTS = tuple(_RECIPES)


def recipe(host: str, headers: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The path and the content of the file that a host reads; `headers` are those of the site."""
    path, content = _RECIPES[host]
    lines = "\n".join(f'    add_header {name} "{said}" always;' for name, said in headers)
    return path, content.replace("HEADERS", lines)
