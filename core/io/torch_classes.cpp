#include "core/io/torch_classes.h"

#include <algorithm>
#include <array>

namespace gonio {

namespace {

/// Modules from which a checkpoint has no reason to name anything.
constexpr std::array<std::string_view, 33> refusedModules = {
    "os",         "posix",       "nt",       "posixpath", "ntpath",          "subprocess",
    "sys",        "socket",      "shutil",   "pty",       "runpy",           "importlib",
    "ctypes",     "webbrowser",  "commands", "pickle",    "_pickle",         "marshal",
    "code",       "codeop",      "timeit",   "profile",   "cProfile",        "pdb",
    "bdb",        "pip",         "pydoc",    "asyncio",   "multiprocessing", "platform",
    "setuptools", "cloudpickle", "dill"};

constexpr std::array<std::string_view, 19> refusedNames = {"builtins.eval",
                                                           "builtins.exec",
                                                           "builtins.compile",
                                                           "builtins.__import__",
                                                           "builtins.open",
                                                           "builtins.input",
                                                           "builtins.execfile",
                                                           "builtins.breakpoint",
                                                           "builtins.globals",
                                                           "builtins.locals",
                                                           "builtins.vars",
                                                           "types.FunctionType",
                                                           "types.CodeType",
                                                           "operator.attrgetter",
                                                           "torch.load",
                                                           "torch.hub.load",
                                                           "torch.storage._load_from_bytes",
                                                           "torch.serialization.load",
                                                           "operator.methodcaller"};

bool isRefused(std::string_view name) {
    constexpr std::string_view oldBuiltins = "__builtin__.";
    const bool old = name.starts_with(oldBuiltins);
    const std::string_view shortName = old ? name.substr(oldBuiltins.size()) : name;
    const bool named = std::ranges::any_of(refusedNames, [&](std::string_view refused) {
        return name == refused ||
               (old && refused.starts_with("builtins.") &&
                refused.substr(std::string_view("builtins.").size()) == shortName);
    });
    return named || std::ranges::any_of(refusedModules, [name](std::string_view module) {
               return name.starts_with(module) && name.size() > module.size() &&
                      name[module.size()] == '.';
           });
}

bool isTensorClass(std::string_view name) {
    return name.starts_with("torch._utils._rebuild_") ||
           name.starts_with("torch._tensor._rebuild_") || name == "torch.Size" ||
           (name.starts_with("torch.") && name.ends_with("Storage"));
}

class TorchClasses : public PickleClasses {
public:
    Treatment treatmentOf(std::string_view name) const override {
        if (isRefused(name)) {
            return Treatment::Refuse;
        }
        const bool known = isTensorClass(name) || name == "collections.defaultdict" ||
                           numericPickleClasses().treatmentOf(name) == Treatment::Build;
        return known ? Treatment::Build : Treatment::Skip;
    }

    /// Checkpoints are read as graphs, so that nothing that is not needed is ever built.
    Result<PickleValue> build(PickleObject object) const override {
        return fail(ErrorCode::Internal,
                    "an object of '" + object.className + "' in a checkpoint is not to be built");
    }
};

}  // namespace

const PickleClasses& torchPickleClasses() {
    static const TorchClasses classes;
    return classes;
}

}  // namespace gonio
