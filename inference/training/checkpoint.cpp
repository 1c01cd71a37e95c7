#include "inference/training/checkpoint.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <vector>

#include "core/io/safetensors.h"
#include "inference/nets/tensor_convert.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

constexpr const char* kKind = "training";
constexpr const char* kLayoutVersion = "1";
constexpr std::string_view kBegin = "checkpoint-", kEnd = ".safetensors";

std::optional<std::uint64_t> wholeNumber(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Oldest first.
std::vector<fs::path> checkpointsIn(const fs::path& folder) {
    std::vector<std::pair<std::uint64_t, fs::path>> found;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(folder, problem)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(kBegin) || !name.ends_with(kEnd)) continue;
        const auto step = wholeNumber(std::string_view(name).substr(
            kBegin.size(), name.size() - kBegin.size() - kEnd.size()));
        if (step) found.emplace_back(*step, entry.path());
    }
    std::sort(found.begin(), found.end());
    std::vector<fs::path> files;
    for (auto& [step, file] : found) files.push_back(std::move(file));
    return files;
}

void store(TensorFile& file, const std::string& group, const TensorsByName& tensors) {
    for (const auto& [name, tensor] : tensors) {
        file.tensors[group + "." + name] = tensorOfTorch(tensor);
    }
}

/// The tensors of a group, those of `like`.
Result<TensorsByName> restored(const TensorFile& file, const std::string& group,
                               const TensorsByName& like) {
    TensorsByName tensors;
    for (const auto& [name, model] : like) {
        const auto stored = findTensor(file.tensors, group + "." + name, model.sizes().vec());
        if (!stored) return tl::unexpected<Error>(stored.error());
        auto tensor = torchTensorOf(**stored);
        if (!tensor) return tl::unexpected<Error>(tensor.error());
        tensors[name] = tensor->to(model.scalar_type());
    }
    return tensors;
}

/// Every tensor of a group, whatever its shape.
Result<TensorsByName> wholeGroup(const TensorFile& file, const std::string& group) {
    TensorsByName tensors;
    for (const auto& [name, stored] : file.tensors) {
        if (!name.starts_with(group + ".")) continue;
        auto tensor = torchTensorOf(stored);
        if (!tensor) return tl::unexpected<Error>(tensor.error());
        tensors[name.substr(group.size() + 1)] = *std::move(tensor);
    }
    return tensors;
}

Result<TrainingState> stateOf(const TensorFile& file, const NamedTensors& like) {
    const auto said = [&file](const char* key) {
        const auto found = file.metadata.find(key);
        return found == file.metadata.end() ? std::string() : found->second;
    };
    const auto step = wholeNumber(said("step")), seed = wholeNumber(said("seed"));
    if (said("kind") != kKind || said("layout_version") != kLayoutVersion || !step || !seed) {
        return fail(ErrorCode::Unsupported, "this is no checkpoint of a training by this version");
    }
    const AdamWMoments shapes = startMoments(like);
    TrainingState state;
    state.step = static_cast<std::int64_t>(*step);
    state.seed = *seed;
    state.configuration = said("configuration");
    auto weights = restored(file, "weights", like.all());
    auto average = restored(file, "average", like.all());
    auto first = restored(file, "first", shapes.first);
    auto second = restored(file, "second", shapes.second);
    auto memory = wholeGroup(file, "memory");
    for (const auto* group : {&weights, &average, &first, &second, &memory}) {
        if (!*group) return tl::unexpected<Error>(group->error());
    }
    state.weights = NamedTensors(*std::move(weights));
    state.average = NamedTensors(*std::move(average));
    state.memory = NamedTensors(*std::move(memory));
    state.moments = {*std::move(first), *std::move(second)};
    return state;
}

}  // namespace

Result<void> writeCheckpoint(const fs::path& folder, const TrainingState& state) {
    constexpr std::size_t kKept = 2;
    TensorFile file;
    store(file, "weights", state.weights.all());
    store(file, "average", state.average.all());
    store(file, "first", state.moments.first);
    store(file, "second", state.moments.second);
    store(file, "memory", state.memory.all());
    file.metadata = {{"kind", kKind},
                     {"layout_version", kLayoutVersion},
                     {"step", std::to_string(state.step)},
                     {"seed", std::to_string(state.seed)},
                     {"configuration", state.configuration}};
    char name[64];
    std::snprintf(name, sizeof name, "checkpoint-%08lld.safetensors",
                  static_cast<long long>(state.step));
    if (auto written = writeSafetensors(folder / name, file); !written) return written;
    auto all = checkpointsIn(folder);
    std::error_code ignored;
    for (std::size_t i = 0; i + kKept < all.size(); ++i) fs::remove(all[i], ignored);
    return {};
}

Result<TrainingState> readCheckpoint(const fs::path& path, const NamedTensors& like) {
    const auto file = readSafetensors(path);
    if (!file) return tl::unexpected<Error>(file.error());
    auto state = stateOf(*file, like);
    if (!state) return passOn(state.error(), "reading " + path.string());
    return state;
}

std::optional<fs::path> newestCheckpoint(const fs::path& folder) {
    const auto all = checkpointsIn(folder);
    if (all.empty()) return std::nullopt;
    return all.back();
}

}  // namespace gonio
