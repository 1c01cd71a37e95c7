#pragma once

#include <numeric>
#include <sstream>

#include "tests/io/pickle_writer.h"
#include "tests/io/zip_writer.h"

namespace gonio::testing {

constexpr std::int64_t kFitting = INT64_MIN;  ///< as many as the shape needs

/// How a tensor is described in a checkpoint's pickle.
struct TorchDescription {
    std::string key = "0";  ///< of its storage
    std::vector<std::int64_t> shape = {};
    std::vector<std::int64_t> strides = {};  ///< empty: one element after the other
    std::int64_t offset = 0;
    std::int64_t elements = kFitting;  ///< of the storage
    std::string storage = "FloatStorage";
};

inline std::int64_t productOf(const std::vector<std::int64_t>& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

/// Writes the pickles that torch.save makes.
class TorchPickleWriter : public PickleWriter {
public:
    TorchPickleWriter() { code = "\x80\x02"; }

    TorchPickleWriter& large(std::int64_t value) {
        raw("\x8a\x08").raw(std::string_view(reinterpret_cast<const char*>(&value), sizeof(value)));
        return *this;
    }

    TorchPickleWriter& tuple(const std::vector<std::int64_t>& values) {
        raw("(");
        for (const std::int64_t value : values) large(value);
        raw("t");
        return *this;
    }

    TorchPickleWriter& storage(const TorchDescription& tensor) {
        raw("(").text("storage").global("torch", tensor.storage).text(tensor.key).text("cuda:0");
        large(tensor.elements == kFitting ? productOf(tensor.shape) : tensor.elements).raw("tQ");
        return *this;
    }

    TorchPickleWriter& tensor(const TorchDescription& tensor) {
        std::vector<std::int64_t> strides = tensor.strides;
        if (strides.empty()) {
            strides.resize(tensor.shape.size(), 1);
            for (std::size_t i = strides.size(); i-- > 1;) {
                strides[i - 1] = strides[i] * std::max<std::int64_t>(tensor.shape[i], 1);
            }
        }
        global("torch._utils", "_rebuild_tensor_v2").raw("(");
        storage(tensor).large(tensor.offset).tuple(tensor.shape).tuple(strides);
        raw("\x89").global("collections", "OrderedDict").raw(")RtR");
        return *this;
    }
};

/// The archive of a pickle and its storages, as torch.save lays it out.
inline std::string torchArchive(const std::string& pickle,
                                const std::vector<std::string>& storages = {}) {
    std::ostringstream out;
    ZipWriter zip(out);
    zip.add("tiny/data.pkl", pickle);
    for (std::size_t i = 0; i < storages.size(); ++i) {
        zip.add("tiny/data/" + std::to_string(i), storages[i]);
    }
    zip.add("tiny/version", "3\n");
    zip.finish();
    return out.str();
}

/// The bytes of these numbers.
template <class T>
std::string rawBytes(const std::vector<T>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

}  // namespace gonio::testing
