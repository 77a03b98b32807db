"""Files of at most 400 lines, functions of at most 60. Generated files are exempt."""
import re

from repo import own_files, relative, finish

FILE_LIMIT = 400
FUNCTION_LIMIT = 60
PATTERNS = ["*.cpp", "*.hpp", "*.c", "*.ts", "*.tsx", "*.mjs", "*.css", "*.py"]
# Catalogues and lists are data: long ones are read entry by entry.
NOT_FUNCTIONS = re.compile(r"\b(namespace|struct|class|enum|union|interface|type|extern)\b")
# A function opens a brace at the end of a line that has a parameter list before it.
OPENS_FUNCTION = re.compile(r"\)[^;{}()]*\{$")
CONTROL = re.compile(r"^\s*(?:\}\s*)?(?:else\b|if\b|for\b|while\b|switch\b|do\b|try\b|catch\b)")


def functions(lines):
    """(first line, length) of every outermost function, by indentation of its closing brace."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if OPENS_FUNCTION.search(line) and not CONTROL.match(line) and not NOT_FUNCTIONS.search(
                line.split("(")[0]):
            first = at
            # A signature over several lines begins where its indentation does.
            indent = re.match(r"\s*", line).group()
            closing = re.compile(rf"^{indent}\}}|^{indent[:-4]}\}}" if len(indent) >= 4
                                 else rf"^{indent}\}}")
            end = next((i for i in range(at + 1, len(lines)) if closing.match(lines[i])), at)
            yield first + 1, end - first + 1
        at += 1


def main():
    problems, files = [], []
    for path in own_files(*PATTERNS):
        name = relative(path)
        if name.endswith(".gen.ts"):
            continue
        files.append(name)
        lines = path.read_text(errors="replace").splitlines()
        if len(lines) > FILE_LIMIT:
            problems.append(f"{name}: {len(lines)} lines; a file has at most {FILE_LIMIT}")
        if name.endswith((".css", ".py")):
            continue
        for first, length in functions(lines):
            if length > FUNCTION_LIMIT:
                problems.append(f"{name}:{first}: a function of {length} lines; "
                                f"the limit is {FUNCTION_LIMIT}")
    finish(problems, files)


main()
