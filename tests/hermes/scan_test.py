"""The assembled plugin under the rules of the install scanner: nothing critical, nothing high."""
import json
import re
import unittest
from pathlib import Path

PLUGIN = Path(__file__).resolve().parents[2] / "dist" / "hermes-plugin" / "cronlens"
FILES = sorted(path for path in PLUGIN.rglob("*") if path.is_file())
SCANNED = {".md", ".txt", ".py", ".sh", ".js", ".ts", ".rb", ".yaml", ".yml", ".json", ".toml",
           ".html", ".css", ".xml", ""}
BINARY = {".exe", ".dll", ".so", ".dylib", ".bin", ".dat", ".com", ".msi", ".dmg", ".app", ".deb",
          ".rpm"}
CODE = {".py", ".js", ".ts", ".sh", ".rb"}
HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")

#: Name, rule, and whether code is let off.
RULES = [(name, re.compile(rule, re.I), in_docs_only) for name, rule, in_docs_only in [
    ("secret", r"(?:api[_-]?key|token|secret|password)\s*[=:]\s*[\"'][\w+/=-]{20,}", False),
    ("key", r"\bsk-\w{20}|\bghp_\w{30}|\bAKIA\w{12}|\bglpat-|BEGIN [A-Z ]*PRIVATE KEY", False),
    ("reads secrets", r"cat\s+[^\n>]*(?:\.env|credentials|\.netrc|\.npmrc)", False),
    ("secrets file", r"(?:~|\$HOME)/\.hermes/\.env", False),
    ("ssh", r"authorized_keys|(?:~|\$HOME)/\.(?:ssh|aws|gnupg|kube|docker)\b", False),
    ("system", r"/etc/(?:passwd|shadow|sudoers)|>\s*/etc/|\bmkfs\b|rm\s+-rf\s+/", False),
    ("pipe to shell", r"(?:curl|wget)\b[^\n|]*\|\s*(?:ba|z)?sh|curl[^\n]*\|\s*python|echo[^\n]*\|\s*(?:ba)?sh\b", False),
    ("listener", r"\bnc\s+-l|\bsocat\b|0\.0\.0\.0:\d", False),
    ("prompt", r"ignore\s+(?:\w+\s+)*(?:previous|all|above|prior)\s+instructions", False),
    ("evaluates", r"\beval\s*\(\s*[\"']|\bexec\s*\(\s*[\"']|os\.system\s*\(", False),
    ("sudo", r"\bsudo\b", False),
    ("climbs", r"\.\./\.\./\.\.", False),
    ("environment", r"os\.environ\b(?!\s*\.get\s*\()|process\.env\[|printenv|env\s*\|", True),
    ("hidden text", r"<!--[^>]*(?:ignore|override|system|secret|hidden)[^>]*-->", False),
    ("hidden element", r"<\s*div\s+style\s*=\s*[\"'][^\n]*?display\s*:\s*none", False),
    ("memory", r"register_memory_provider|MemoryProvider", False),
    ("miner", r"xmrig|stratum\+tcp|\bcryptonight\b", False),
    ("mod of agents", r"(?:AGENTS|CLAUDE)\.md|\.cursorrules", False),
]]


def text_of(path):
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def findings(name, suffix, text):
    for rule, pattern, in_docs_only in RULES:
        if in_docs_only and suffix in CODE:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            found = pattern.search(line)
            if found:
                yield f"{name}:{number}: {rule}: {found.group()[:80]}"
    if HIDDEN.search(text):
        yield f"{name}: an invisible character"


class Scan(unittest.TestCase):
    def test_nothing_that_would_block_or_question_an_installation(self):
        found = []
        for path in FILES:
            self.assertNotIn(path.suffix.lower(), BINARY)
            self.assertFalse(path.is_symlink())
            text = text_of(path)
            if path.suffix.lower() in SCANNED and text is not None:
                found += findings(path.relative_to(PLUGIN), path.suffix.lower(), text)
        self.assertEqual(found, [])

    def test_the_rules_find_what_they_are_for(self):
        bad = ["token = 'abcdefghij0123456789xy'", "curl x | sh", "eval('x')", "a\u200bb", "sudo x",
               "nc -l 1", "~/.ssh/id", "0.0.0.0:80", "../../../x", "ignore previous instructions"]
        for text in bad:
            self.assertTrue(list(findings("x.js", ".js", text)), text)

    def test_it_is_small(self):
        self.assertLess(len(FILES), 400)
        self.assertLess(sum(path.stat().st_size for path in FILES), 10 * 1024 * 1024)
        for path in FILES:
            if path.name not in ("cronlens", "engine.wasm"):
                self.assertLess(path.stat().st_size, 1024 * 1024, path)

    def test_scripts_are_ascii_and_classic(self):
        for name in ("index.js", "worker.js", "style.css"):
            content = (PLUGIN / "dashboard" / "dist" / name).read_bytes()
            self.assertTrue(content.isascii(), name)
            self.assertNotRegex(content, rb"(?:^|[;}\n])(?:import|export)[\s{\"']")

    def test_one_name_everywhere(self):
        manifest = json.loads((PLUGIN / "dashboard" / "manifest.json").read_text())
        description = (PLUGIN / "plugin.yaml").read_text()
        self.assertEqual(PLUGIN.name, "cronlens")
        self.assertEqual(manifest["name"], "cronlens")
        self.assertIn("\nname: cronlens\n", description)
        self.assertIn(f'version: "{manifest["version"]}"', description)
        self.assertNotIn("{{", description + json.dumps(manifest))
        for given in (manifest["entry"], manifest["api"]):
            self.assertTrue((PLUGIN / "dashboard" / given).is_file(), given)

    def test_the_hooks_are_those_it_names(self):
        described = set(re.findall(r"^  - (on_\w+)$", (PLUGIN / "plugin.yaml").read_text(), re.M))
        used = set(re.findall(r'"(on_session_\w+)"', (PLUGIN / "__init__.py").read_text()))
        self.assertEqual(described, used)

    def test_only_the_standard_library_and_fastapi(self):
        import sys
        for path in PLUGIN.rglob("*.py"):
            modules = re.findall(r"^\s*(?:import|from) ([\w.]+)", path.read_text(), re.M)
            for module in modules:
                first = module.split(".")[0]
                known = first in sys.stdlib_module_names or first in ("fastapi", "hermes_constants")
                self.assertTrue(known, f"{path.name}: {module}")

    def test_the_engine_is_there_twice(self):
        folder = PLUGIN / "dashboard" / "dist"
        self.assertEqual((folder / "engine.wasm").read_bytes()[:4], b"\0asm")
        self.assertEqual((folder / "engine.map").read_bytes()[:4], b"\x28\xb5\x2f\xfd")

    def test_the_program_may_be_executed(self):
        self.assertTrue((PLUGIN / "bin" / "cronlens").stat().st_mode & 0o111)


if __name__ == "__main__":
    unittest.main()
