#include "inference/datasets/tar_dataset.h"

#include <algorithm>
#include <unordered_map>

#include "core/io/pickle.h"
#include "core/io/tar_archive.h"
#include "inference/datasets/npz_dataset.h"

namespace gonio {
namespace {

constexpr std::string_view kLabels = ".data.pyd";
constexpr std::uint64_t kLargestPickle = 64U << 20U;
constexpr std::int64_t kMostNumbers = 300;  ///< of a field: betas

/// One picture and where its people begin.
struct Picture {
    std::string name;
    std::uint64_t offset = 0, size = 0;              ///< of the picture
    std::uint64_t labelsOffset = 0, labelsSize = 0;  ///< of the pickle
    std::int64_t endRow = 0;                         ///< one behind its last person
};

/// Adds the numbers of a pickled value: of an array, a number, a flag, or a list of such. False for
/// anything else and where they become too many: lists can name one large array any number of
/// times.
bool appendNumbers(const PickleValue& value, std::vector<double>& out) {
    if (const Tensor* const array = value.array()) {
        if (array->elementCount() > kMostNumbers - static_cast<std::int64_t>(out.size())) {
            return false;
        }
        const auto numbers = array->toDoubles();
        out.insert(out.end(), numbers.begin(), numbers.end());
    } else if (const auto* const number = value.as<double>()) {
        out.push_back(*number);
    } else if (const auto* const whole = value.as<std::int64_t>()) {
        out.push_back(static_cast<double>(*whole));
    } else if (const auto* const flag = value.as<bool>()) {
        out.push_back(*flag ? 1.0 : 0.0);
    } else if (const auto* const items = value.as<PickleSequence>()) {
        return std::all_of(items->items.begin(), items->items.end(),
                           [&out](const PickleValue& item) { return appendNumbers(item, out); });
    } else {
        return false;
    }
    return static_cast<std::int64_t>(out.size()) <= kMostNumbers;
}

/// The people of one picture's labels; null where they are no list.
const PickleSequence* peopleOf(const PickleValue& labels) {
    return labels.as<PickleSequence>();
}

class TarDataset : public DatasetReader {
public:
    TarDataset(std::shared_ptr<const ByteSource> source, const DatasetOptions& options)
        : m_source(std::move(source)),
          m_rules{options.scaleUnit_px.value_or(kScaleUnit_px), options.picturePrefix} {}

    Result<void> read();

    DatasetLayout layout() const override { return DatasetLayout::Hmr2Tar; }

    std::int64_t count() const override {
        return m_pictures.empty() ? 0 : m_pictures.back().endRow;
    }

    Result<DatasetRow> row(std::int64_t index) const override;

    Result<std::vector<std::byte>> packedPicture(std::int64_t index) const override {
        const auto picture = find(index);
        if (!picture) return tl::unexpected<Error>(picture.error());
        return m_source->bytesAt((*picture)->offset, (*picture)->size);
    }

private:
    Result<const Picture*> find(std::int64_t index) const;
    Result<PickleValue> labelsOf(const Picture& picture) const;

    std::shared_ptr<const ByteSource> m_source;
    RowRules m_rules;
    std::vector<Picture> m_pictures;
};

/// A file's name without its ending, which begins at the first dot behind the last slash.
std::pair<std::string, std::string> splitName(const std::string& name) {
    const std::size_t slash = name.find_last_of('/');
    const std::size_t dot = name.find('.', slash == std::string::npos ? 0 : slash + 1);
    if (dot == std::string::npos) return {name, ""};
    return {name.substr(0, dot), name.substr(dot)};
}

Result<PickleValue> TarDataset::labelsOf(const Picture& picture) const {
    const std::string where = "reading the labels of '" + picture.name + "'";
    if (picture.labelsSize > kLargestPickle) {
        return passOn(Error{ErrorCode::Unsupported, "they are larger than 64 MiB", {}}, where);
    }
    const auto bytes = m_source->bytesAt(picture.labelsOffset, picture.labelsSize);
    if (!bytes) return passOn(bytes.error(), where);
    auto labels = parsePickle(*bytes);
    if (!labels) return passOn(labels.error(), where);
    if (peopleOf(*labels) == nullptr) {
        return passOn(Error{ErrorCode::MalformedFile, "they are no list of people", {}}, where);
    }
    return labels;
}

Result<void> TarDataset::read() {
    const auto entries = listTar(*m_source);
    if (!entries) return tl::unexpected<Error>(entries.error());
    std::unordered_map<std::string, std::size_t> places;
    for (const TarEntry& entry : *entries) {
        const auto [key, ending] = splitName(entry.name);
        const bool isPicture = ending == ".jpg" || ending == ".jpeg" || ending == ".png";
        if (!isPicture && ending != kLabels) continue;
        const auto [place, isNew] = places.try_emplace(key, m_pictures.size());
        if (isNew) m_pictures.emplace_back();
        Picture& picture = m_pictures[place->second];
        if (isPicture) {
            picture.name = entry.name;
            picture.offset = entry.offset;
            picture.size = entry.size;
        } else {
            picture.labelsOffset = entry.offset;
            picture.labelsSize = entry.size;
        }
    }
    std::erase_if(m_pictures, [](const Picture& p) { return p.labelsSize == 0 || p.name.empty(); });
    if (m_pictures.empty()) {
        return fail(ErrorCode::MalformedFile,
                    "it is neither an .npz nor a .tar with pairs of KEY.jpg and KEY.data.pyd; "
                    "docs/datasets.md lists the layouts that can be read");
    }
    std::int64_t end = 0;
    for (Picture& picture : m_pictures) {
        const auto labels = labelsOf(picture);
        if (!labels) return tl::unexpected<Error>(labels.error());
        end += static_cast<std::int64_t>(peopleOf(*labels)->items.size());
        picture.endRow = end;
    }
    return {};
}

Result<const Picture*> TarDataset::find(std::int64_t index) const {
    if (index < 0 || index >= count()) {
        return fail(ErrorCode::Usage, "the data set has no row " + std::to_string(index));
    }
    return &*std::upper_bound(m_pictures.begin(), m_pictures.end(), index,
                              [](std::int64_t row, const Picture& p) { return row < p.endRow; });
}

Result<DatasetRow> TarDataset::row(std::int64_t index) const {
    const auto picture = find(index);
    if (!picture) return tl::unexpected<Error>(picture.error());
    const auto labels = labelsOf(**picture);
    if (!labels) return tl::unexpected<Error>(labels.error());
    const auto& people = peopleOf(*labels)->items;
    const std::int64_t fromEnd = (*picture)->endRow - index;
    if (fromEnd > static_cast<std::int64_t>(people.size())) {
        return fail(ErrorCode::MalformedFile, "the file changed while it was being read");
    }
    const PickleValue& person = people[people.size() - static_cast<std::size_t>(fromEnd)];
    RawRow raw;
    raw.picture = (*picture)->name;
    for (const DatasetField& field : datasetFields()) {
        for (const std::string_view name : field.names) {
            const PickleValue* const found = person.find(name);
            if (found == nullptr || found->isNone()) continue;
            std::vector<double> numbers;
            if (!appendNumbers(*found, numbers) ||
                !isWidthOf(field, static_cast<std::int64_t>(numbers.size()))) {
                DatasetRow refused;
                refused.picture = raw.picture;
                refused.refusal = "'" + std::string(name) + "' is no array of the right size";
                return refused;
            }
            raw.numbers[std::string(field.name)] = std::move(numbers);
            break;
        }
    }
    return checkedRow(raw, m_rules);
}

}  // namespace

Result<std::unique_ptr<DatasetReader>> openTarDataset(std::shared_ptr<const ByteSource> source,
                                                      const DatasetOptions& options) {
    auto dataset = std::make_unique<TarDataset>(std::move(source), options);
    if (auto read = dataset->read(); !read) return tl::unexpected<Error>(read.error());
    return dataset;
}

}  // namespace gonio
