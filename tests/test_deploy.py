"""What is shipped for running Heard on a server: no faults in it, and the promises kept there too."""

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

DEPLOY = Path(__file__).parent.parent / "deploy"


def settings_of(unit):
    lines = (DEPLOY / unit).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("unit", ["heard.service", "heard@.service"])
def test_units_are_understood_and_let_nothing_out_of_memory(unit, tmp_path):
    assert {"LimitCORE=0", "MemorySwapMax=0", "Restart=always"} <= set(settings_of(unit))
    if not shutil.which("systemd-analyze"):
        return
    ours = tmp_path / unit.replace("@.", "@8081.")
    program = shutil.which("true")
    text = (DEPLOY / unit).read_text("utf-8").replace("/opt/heard/bin/heard run", program)
    ours.write_text(text, "utf-8")
    told = subprocess.run(
        ["systemd-analyze", "verify", str(ours)], capture_output=True, text=True, check=False
    )
    assert told.stderr == ""
    assert told.returncode == 0


def test_the_compose_file_is_understood():
    file = DEPLOY / "compose.yaml"
    composed = yaml.safe_load(file.read_text("utf-8"))
    services = composed["services"]
    assert set(services) == {"worker1", "worker2", "worker3", "database", "proxy"}
    for name, service in services.items():
        assert set(service.get("networks", [])) <= set(composed["networks"]) | {"default"}, name
        named = [v.split(":")[0] for v in service["volumes"] if not v.startswith((".", "/"))]
        assert set(named) <= set(composed["volumes"]), name
        assert set(service.get("secrets", [])) <= set(composed["secrets"])
        assert set(service.get("depends_on", {})) <= set(services)
        for volume in service["volumes"]:
            if volume.startswith("./"):
                assert (DEPLOY / volume.split(":")[0]).exists()
    worker = services["worker1"]
    assert worker["ulimits"]["core"] == 0
    assert worker["memswap_limit"] == worker["mem_limit"], "no swap"
    assert (DEPLOY.parent / worker["build"]["dockerfile"]).exists()
    secrets = [worker["env_file"], composed["secrets"]["database"]["file"]]
    assert secrets == ["../heard.env", "../database-password"]
    for name in (".dockerignore", ".gitignore"):
        kept_out = (DEPLOY.parent / name).read_text("utf-8").splitlines()
        assert {f"/{Path(secret).name}" for secret in secrets} <= set(kept_out), name
    for told in (file, DEPLOY.parent / "docs" / "operating.md"):
        assert "openssl rand -hex 24 > database-password" in told.read_text("utf-8")
    if shutil.which("docker") and not _compose("version").returncode:
        told = _compose("-f", str(file), "config", "--quiet", "--no-env-resolution")
        assert told.returncode == 0, told.stderr


def _compose(*words):
    return subprocess.run(["docker", "compose", *words], capture_output=True, text=True, check=False)


def test_proxies_write_down_no_update_and_lead_to_nothing_else():
    nginx = " ".join((DEPLOY / "nginx.conf").read_text("utf-8").split())
    for words in (
        "access_log off;", "proxy_request_buffering off;", "proxy_max_temp_file_size 0;", "location / { return 404; }",
        "client_body_in_single_buffer on;",
    ):  # fmt: skip
        assert words in nginx
    assert nginx.count("{") == nginx.count("}")
    assert nginx.count("proxy_pass ") == 1
    for name in ("Caddyfile", "Caddyfile.compose"):
        lines = [line.strip() for line in (DEPLOY / name).read_text("utf-8").splitlines()]
        assert not [line for line in lines if line.startswith("log")]
        assert "path /telegram" in lines
        assert "respond 404" in lines
