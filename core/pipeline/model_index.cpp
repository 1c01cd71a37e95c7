#include "core/pipeline/model_index.h"

#include <nlohmann/json.hpp>

#include "core/io/atomic_file.h"

namespace gonio {
namespace {

std::filesystem::path indexFile(const std::filesystem::path& models) {
    return models / "models.json";
}

std::string textOf(const nlohmann::json& entry, const char* key) {
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

Result<std::map<std::string, ModelRecord>> readModelIndex(const std::filesystem::path& models) {
    std::map<std::string, ModelRecord> index;
    std::error_code ignored;
    if (!std::filesystem::exists(indexFile(models), ignored)) return index;
    auto bytes = readFile(indexFile(models));
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    const auto* begin = reinterpret_cast<const char*>(bytes->data());
    const auto json = nlohmann::json::parse(begin, begin + bytes->size(), nullptr, false);
    if (!json.is_object()) {
        return fail(ErrorCode::MalformedFile,
                    "the list of imported models is damaged; delete it and import the models "
                    "again: " +
                        indexFile(models).string());
    }
    for (const auto& [file, entry] : json.items()) {
        if (!entry.is_object()) continue;
        index[file] = {textOf(entry, "sha256"), textOf(entry, "source_sha256"),
                       textOf(entry, "source")};
    }
    return index;
}

Result<void> writeModelIndex(const std::filesystem::path& models,
                             const std::map<std::string, ModelRecord>& index) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    for (const auto& [file, record] : index) {
        json[file] = {{"sha256", record.sha256},
                      {"source_sha256", record.sourceHash},
                      {"source", record.source}};
    }
    const std::string text =
        json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    return writeFileAtomically(indexFile(models), std::as_bytes(std::span(text)));
}

}  // namespace gonio
