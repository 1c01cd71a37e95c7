#pragma once

#include <filesystem>
#include <fstream>
#include <map>

#include "inference/weights/tensor_spec.h"
#include "tests/io/torch_writer.h"

namespace gonio::testing {

/// Makes checkpoints of whole networks: {"group": {"name": tensor, ...}, ...}.
class CheckpointBuilder {
public:
    struct Entry {
        TorchDescription description;
        std::string bytes;
        std::uint64_t zeros = 0;  ///< instead of bytes: a hole of so many
    };

    /// Small numbers that differ from tensor to tensor; counters become 64-bit integers.
    void addNetwork(const std::string& group, const TensorShapes& shapes,
                    const std::string& prefix = {}) {
        for (const auto& [name, shape] : shapes) {
            if (name.ends_with("num_batches_tracked")) {
                add(group, prefix + name, {.shape = shape, .storage = "LongStorage"},
                    rawBytes(std::vector<std::int64_t>{3}));
                continue;
            }
            std::vector<float> values(static_cast<std::size_t>(productOf(shape)));
            for (float& value : values) value = 0.01F * static_cast<float>(++m_count % 1000);
            add(group, prefix + name, {.shape = shape}, rawBytes(values));
        }
    }

    void add(const std::string& group, const std::string& name, const TorchDescription& tensor,
             std::string bytes) {
        m_groups[group][name] = {tensor, std::move(bytes), 0};
    }

    void addZeros(const std::string& group, const std::string& name,
                  const std::vector<std::int64_t>& shape) {
        const auto bytes = static_cast<std::uint64_t>(productOf(shape)) * sizeof(float);
        m_groups[group][name] = {{.shape = shape}, {}, bytes};
    }

    void remove(const std::string& group, const std::string& name) { m_groups[group].erase(name); }

    Entry& entry(const std::string& group, const std::string& name) {
        return m_groups.at(group).at(name);
    }

    void write(const std::filesystem::path& path) const {
        TorchPickleWriter pickle;
        pickle.raw("}(").text("epoch").raw("K\5");
        int key = 0;
        for (const auto& [group, entries] : m_groups) {
            pickle.text(group).global("collections", "OrderedDict").raw(")R(");
            for (const auto& [name, entry] : entries) {
                TorchDescription description = entry.description;
                description.key = std::to_string(key++);
                pickle.text(name);
                pickle.tensor(description);
            }
            pickle.raw("u");
        }
        pickle.raw("u");
        std::ofstream out(path, std::ios::binary);
        ZipWriter zip(out);
        zip.add("tiny/data.pkl", pickle.finished());
        key = 0;
        for (const auto& [group, entries] : m_groups) {
            for (const auto& [name, entry] : entries) {
                const std::string file = "tiny/data/" + std::to_string(key++);
                entry.zeros > 0 ? zip.addZeros(file, entry.zeros) : zip.add(file, entry.bytes);
            }
        }
        zip.finish();
    }

private:
    std::map<std::string, std::map<std::string, Entry>> m_groups;
    int m_count = 0;
};

}  // namespace gonio::testing
