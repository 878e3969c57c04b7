"""What docstrings show is what happens, and the stubs name what is there."""

import ast
import doctest
import inspect
from pathlib import Path

import pytest

import feudline
import feudline.errors


def documented():
    """Every docstring of the package with examples in it, those of compiled classes too."""
    things = {"feudline": feudline}
    for name in feudline.__all__:
        thing = getattr(feudline, name)
        if inspect.isclass(thing):
            things[name] = thing
            things.update({f"{name}.{key}": getattr(thing, key) for key in vars(thing) if not key.startswith("_")})
    return {name: thing.__doc__ for name, thing in things.items() if ">>>" in (getattr(thing, "__doc__", None) or "")}


@pytest.mark.parametrize("name", documented())
def test_examples_run(name):
    test = doctest.DocTestParser().get_doctest(documented()[name], {}, name, None, 0)
    assert test.examples
    report: list[str] = []
    failed, _ = doctest.DocTestRunner().run(test, out=report.append)
    assert failed == 0, "".join(report)


@pytest.mark.parametrize("module", [feudline, feudline.errors])
def test_examples_of_modules_run(module):
    assert doctest.testmod(module).failed == 0


def test_the_readme_shows_what_happens():
    readme = Path(__file__).parents[1] / "README.md"
    result = doctest.testfile(str(readme), module_relative=False)
    assert result.attempted > 8 and result.failed == 0


def test_everything_public_is_documented():
    for name in feudline.__all__:
        thing = getattr(feudline, name)
        if inspect.isclass(thing):
            assert thing.__doc__, name
            for key in vars(thing):
                if not key.startswith("_") and thing.__module__ == "feudline":
                    assert getattr(thing, key).__doc__, f"{name}.{key}"


def test_stubs_have_the_classes_methods_and_arguments_that_are_there():
    stub = Path(feudline.__file__).with_name("_feudline.pyi")
    classes = {node.name: node for node in ast.parse(stub.read_text("utf-8")).body if isinstance(node, ast.ClassDef)}
    for name in ("Extraction", "Extractor", "Feud", "Table"):
        stubbed = {node.name: node for node in classes[name].body if isinstance(node, ast.FunctionDef) if not node.name.startswith("_")}
        there = {key for key in vars(getattr(feudline, name)) if not key.startswith("_")}
        assert stubbed.keys() == there, name
        for key, node in stubbed.items():
            method = getattr(getattr(feudline, name), key)
            if callable(method):
                names = [argument.arg for argument in node.args.args + node.args.kwonlyargs]
                names += [node.args.vararg.arg] if node.args.vararg else []
                assert sorted(names) == sorted(inspect.signature(method).parameters), f"{name}.{key}"
