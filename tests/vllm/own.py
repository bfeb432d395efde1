"""vLLM's own classes of a chat completion, without what computes: every other module of vLLM, and what is not installed (torch, transformers), is
a stand-in that nothing looks into. VLLM_SOURCE is the folder that holds its package `vllm`."""

import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import types

# What a request and an answer are made of; the packages around it are empty.
OWN = {
    "vllm.entrypoints.openai.chat_completion.protocol",
    "vllm.entrypoints.generate.base.protocol",
    "vllm.entrypoints.serve.engine.protocol",
    "vllm.envs",
    "vllm.exceptions",
    "vllm.sampling_params",
}


class Absent:
    """Whatever it is asked to be; only importing needs it."""

    def __init__(self, name):
        self.__name__ = name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(name)

    def __call__(self, *given, **named):
        # As a decorator it leaves what it decorates as it is.
        is_decorated = len(given) == 1 and isinstance(given[0], (type, types.FunctionType))
        return given[0] if is_decorated else self

    def __mro_entries__(self, bases):
        return ()

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __getitem__(self, item):
        return self

    def __get_pydantic_core_schema__(self, source, handler):
        from pydantic_core import core_schema

        return core_schema.any_schema()


class Missing(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(name)


class StandIns(importlib.abc.Loader):
    def create_module(self, spec):
        return Missing(spec.name)

    def exec_module(self, module):
        if module.__name__ == "vllm.logger":
            import logging

            logging.Logger.warning_once = logging.Logger.warning
            module.init_logger = logging.getLogger
        if module.__name__ == "vllm.utils":
            module.random_uuid = lambda: "0"
        if module.__name__ == "vllm.renderers.chat_utils":
            # The first of vLLM's own kinds of a message, and the one that is sent.
            import openai.types.chat

            module.ChatCompletionMessageParam = openai.types.chat.ChatCompletionMessageParam


class Vllm(StandIns):
    """Asked first: of vLLM only what is named above."""

    def find_spec(self, name, path=None, target=None):
        if name == "vllm" or name.startswith("vllm."):
            if name not in OWN:
                return importlib.machinery.ModuleSpec(name, self, is_package=True)
            file = os.path.join(os.environ["VLLM_SOURCE"], *name.split(".")) + ".py"
            return importlib.util.spec_from_file_location(name, file)


class Others(StandIns):
    """Asked last: for what is not installed."""

    def find_spec(self, name, path=None, target=None):
        top = name.split(".")[0]
        is_there = top in sys.modules and not isinstance(sys.modules[top], Missing)
        if not is_there and top not in sys.stdlib_module_names:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)


sys.meta_path.insert(0, Vllm())
sys.meta_path.append(Others())
