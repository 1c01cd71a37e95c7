#include "core/pipeline/partial_results.h"

#include "core/io/npz.h"
#include "core/pipeline/keypoint_arrays.h"
#include "core/pipeline/place_mode_arrays.h"
#include "core/pipeline/regressed_arrays.h"

namespace gonio {
namespace {

Tensor textTensor(const std::string& text) {
    Tensor tensor;
    tensor.dtype = DType::U8;
    tensor.shape = {static_cast<std::int64_t>(text.size())};
    const auto* bytes = reinterpret_cast<const std::byte*>(text.data());
    tensor.data.assign(bytes, bytes + text.size());
    return tensor;
}

Tensor vectorTensor(const std::vector<double>& values) {
    return Tensor::fromDoubles(values, {static_cast<std::int64_t>(values.size())});
}

void addLooks(const PartialResults& results, TensorMap& arrays) {
    std::vector<std::int32_t> frames, counts;
    std::vector<double> boxes;
    for (const auto& [frame, found] : results.looks) {
        frames.push_back(frame);
        counts.push_back(static_cast<std::int32_t>(found.size()));
        for (const PersonBox& box : found) {
            boxes.insert(boxes.end(), {box.x_px, box.y_px, box.width_px, box.height_px, box.score});
        }
    }
    const auto n = static_cast<std::int64_t>(frames.size());
    arrays["look_frames"] = Tensor::fromIntegers(frames, {n});
    arrays["look_counts"] = Tensor::fromIntegers(counts, {n});
    arrays["look_boxes"] =
        Tensor::fromDoubles(boxes, {static_cast<std::int64_t>(boxes.size() / 5), 5});
}

Result<void> readLooks(const TensorMap& arrays, PartialResults& results) {
    auto frames = findTensor(arrays, "look_frames", {-1});
    auto counts = findTensor(arrays, "look_counts", {-1});
    auto boxes = findTensor(arrays, "look_boxes", {-1, 5});
    for (const auto* tensor : {&frames, &counts, &boxes}) {
        if (!*tensor) return tl::unexpected<Error>(tensor->error());
    }
    const auto indices = (*frames)->toIntegers(), sizes = (*counts)->toIntegers();
    const auto values = (*boxes)->toDoubles();
    std::size_t at = 0;
    for (std::size_t i = 0; i < indices.size() && i < sizes.size(); ++i) {
        auto& found = results.looks[static_cast<int>(indices[i])];
        for (std::int64_t b = 0; b < sizes[i]; ++b, at += 5) {
            if (at + 5 > values.size()) {
                return fail(ErrorCode::MalformedFile, "fewer boxes than counted");
            }
            found.push_back(
                {values[at], values[at + 1], values[at + 2], values[at + 3], values[at + 4]});
        }
    }
    return {};
}

std::string prefixOf(int person) {
    return "person" + std::to_string(person) + "_";
}

void addPerson(const PersonProgress& person, TensorMap& arrays) {
    Keypoints2D keypoints;
    for (const KeypointFrame& frame : person.frames) {
        if (!frame.empty()) {
            keypoints.names.resize(static_cast<std::size_t>(frame.image_px.rows()));
            break;
        }
    }
    keypoints.frames = person.frames;
    for (auto& [name, tensor] : keypointArrays(keypoints)) {
        arrays[prefixOf(person.id) + name] = std::move(tensor);
    }
    arrays[prefixOf(person.id) + "memory"] = vectorTensor(person.memory);
    for (auto& [name, tensor] : placeModeArrays(person.modes)) {
        arrays[prefixOf(person.id) + name] = std::move(tensor);
    }
    if (person.bodies.empty()) return;
    for (auto& [name, tensor] : regressedArrays(person.bodies)) {
        arrays[prefixOf(person.id) + name] = std::move(tensor);
    }
}

/// The arrays of one person, without the prefix.
TensorMap arraysOf(int id, const TensorMap& arrays) {
    TensorMap own;
    const std::string prefix = prefixOf(id);
    for (auto at = arrays.lower_bound(prefix); at != arrays.end() && at->first.starts_with(prefix);
         ++at) {
        own[at->first.substr(prefix.size())] = at->second;
    }
    return own;
}

Result<PersonProgress> readPerson(const TensorMap& arrays, int id, int framesDone) {
    const TensorMap own = arraysOf(id, arrays);
    auto frames = keypointFrames(own);
    if (!frames) return tl::unexpected<Error>(frames.error());
    if (frames->size() != static_cast<std::size_t>(framesDone)) {
        return fail(ErrorCode::MalformedFile, "another number of frames than finished");
    }
    auto memory = findTensor(own, "memory", {-1});
    if (!memory) return tl::unexpected<Error>(memory.error());
    PersonProgress person{id, *std::move(frames), (*memory)->toDoubles(), {}, {}};
    const std::int64_t points = own.at("points").shape[1];
    auto modes = placeModes(own, person.frames.size(), points);
    if (!modes) return tl::unexpected<Error>(modes.error());
    person.modes = *std::move(modes);
    if (!own.contains("poses")) return person;
    auto bodies = regressedFrames(own);
    if (!bodies) return tl::unexpected<Error>(bodies.error());
    if (bodies->size() != person.frames.size()) {
        return fail(ErrorCode::MalformedFile, "another number of bodies than of frames");
    }
    person.bodies = *std::move(bodies);
    return person;
}

Result<PartialResults> readPartial(const TensorMap& arrays, const std::string& signature) {
    auto text = findTensor(arrays, "signature", {-1});
    if (!text) return tl::unexpected<Error>(text.error());
    PartialResults results;
    results.signature.assign(reinterpret_cast<const char*>((*text)->data.data()),
                             (*text)->data.size());
    if (results.signature != signature) {
        return fail(ErrorCode::Usage,
                    "the unfinished work was done on another video, with another detector or with "
                    "other settings; start without --resume, or choose another folder");
    }
    auto done = findTensor(arrays, "frames_done", {1});
    auto ids = findTensor(arrays, "persons", {-1});
    if (!done || !ids) return tl::unexpected<Error>(!done ? done.error() : ids.error());
    results.framesDone = static_cast<int>((*done)->toIntegers().front());
    if (auto looks = readLooks(arrays, results); !looks) {
        return tl::unexpected<Error>(looks.error());
    }
    for (const auto id : (*ids)->toIntegers()) {
        auto person = readPerson(arrays, static_cast<int>(id), results.framesDone);
        if (!person) return tl::unexpected<Error>(person.error());
        results.persons.push_back(*std::move(person));
    }
    return results;
}

}  // namespace

Result<void> savePartial(const std::filesystem::path& path, const PartialResults& results) {
    TensorMap arrays;
    arrays["signature"] = textTensor(results.signature);
    arrays["frames_done"] =
        Tensor::fromIntegers(std::vector<std::int32_t>{results.framesDone}, {1});
    std::vector<std::int32_t> ids;
    for (const PersonProgress& person : results.persons) {
        ids.push_back(person.id);
        addPerson(person, arrays);
    }
    arrays["persons"] = Tensor::fromIntegers(ids, {static_cast<std::int64_t>(ids.size())});
    addLooks(results, arrays);
    return writeNpz(path, arrays);
}

Result<PartialResults> loadPartial(const std::filesystem::path& path,
                                   const std::string& signature) {
    auto arrays = readNpz(path);
    if (!arrays) return tl::unexpected<Error>(arrays.error());
    auto results = readPartial(*arrays, signature);
    if (!results) {
        return passOn(results.error(), "reading the unfinished work in " + path.string());
    }
    return results;
}

}  // namespace gonio
