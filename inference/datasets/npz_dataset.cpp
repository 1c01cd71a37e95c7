#include "inference/datasets/npz_dataset.h"

#include <algorithm>

#include "core/io/npz_columns.h"

namespace gonio {
namespace {

/// A field's values: in the file, or in memory where they came out of a pickle.
struct Source {
    std::optional<NpzColumn> column;
    std::vector<double> values;
    std::int64_t width = 0;
};

struct Texts {
    std::optional<NpzColumn> column;
    std::vector<std::string> values;

    std::int64_t count() const {
        return column ? column->rows() : static_cast<std::int64_t>(values.size());
    }

    Result<std::string> at(std::int64_t row) const {
        if (column) return column->text(row);
        return values[static_cast<std::size_t>(row)];
    }
};

tl::unexpected<Error> malformed(const std::string& what) {
    return fail(ErrorCode::MalformedFile, what);
}

/// All texts of an array of Python objects.
Result<std::vector<std::string>> textsOf(const PickleValue& value, const std::string& name) {
    const auto* const items = value.as<PickleSequence>();
    if (items == nullptr) return malformed("the array '" + name + "' holds no list of texts");
    std::vector<std::string> texts;
    for (const PickleValue& item : items->items) {
        const auto* const text = item.as<std::string>();
        const auto* const bytes = item.as<PickleBytes>();
        if (text == nullptr && bytes == nullptr) {
            return malformed("the array '" + name + "' holds objects that are no texts");
        }
        texts.push_back(text != nullptr
                            ? *text
                            : std::string(reinterpret_cast<const char*>(bytes->bytes.data()),
                                          bytes->bytes.size()));
    }
    return texts;
}

class NpzDataset : public DatasetReader {
public:
    Result<void> read(const NpzColumns& columns, const DatasetOptions& options);

    DatasetLayout layout() const override { return m_layout; }

    std::int64_t count() const override { return m_pictures.count(); }

    Result<DatasetRow> row(std::int64_t index) const override;

private:
    Result<bool> readTexts(const NpzColumns& columns, std::string_view name, Texts& out);
    Result<void> readFields(const NpzColumns& columns);
    Result<void> addColumn(const DatasetField& field, std::string_view name,
                           const NpzColumns& columns);
    Result<void> readSmplObject(const NpzColumns& columns);

    DatasetLayout m_layout = DatasetLayout::Hmr2Arrays;
    RowRules m_rules;
    Texts m_pictures, m_genders;
    std::map<std::string, Source, std::less<>> m_fields;
};

Result<bool> NpzDataset::readTexts(const NpzColumns& columns, std::string_view name, Texts& out) {
    if (!columns.has(name)) return false;
    const auto isObject = columns.isObject(name);
    if (!isObject) return tl::unexpected<Error>(isObject.error());
    if (*isObject) {
        auto value = columns.object(name);
        if (!value) return tl::unexpected<Error>(value.error());
        auto texts = textsOf(*value, std::string(name));
        if (!texts) return tl::unexpected<Error>(texts.error());
        out.values = *std::move(texts);
        return true;
    }
    auto column = columns.column(name);
    if (!column) return tl::unexpected<Error>(column.error());
    if (!(*column)->isText()) return false;
    out.column = *std::move(column);
    return true;
}

Result<void> NpzDataset::addColumn(const DatasetField& field, std::string_view name,
                                   const NpzColumns& columns) {
    auto column = columns.column(name);
    if (!column) return tl::unexpected<Error>(column.error());
    const std::int64_t width = (*column)->valuesPerRow();
    if ((*column)->isText() || (*column)->rows() != count() || !isWidthOf(field, width)) {
        return malformed("the array '" + std::string(name) + "' has " +
                         std::to_string((*column)->rows()) + " rows of " + std::to_string(width) +
                         " values, which does not fit " + std::to_string(count()) +
                         " pictures and what it stands for (see docs/datasets.md)");
    }
    m_fields[std::string(field.name)] = {*std::move(column), {}, width};
    return {};
}

Result<void> NpzDataset::readFields(const NpzColumns& columns) {
    for (const DatasetField& field : datasetFields()) {
        const auto name = std::find_if(field.names.begin(), field.names.end(),
                                       [&](std::string_view n) { return columns.has(n); });
        if (name == field.names.end()) continue;
        if (auto added = addColumn(field, *name, columns); !added) return added;
    }
    return {};
}

// MOYO's SMPL parameters are a dictionary of arrays, pickled as an array without axes.
Result<void> NpzDataset::readSmplObject(const NpzColumns& columns) {
    auto value = columns.object("smpl");
    if (!value) return tl::unexpected<Error>(value.error());
    const auto* const items = value->as<PickleSequence>();
    const PickleValue& dictionary =
        items != nullptr && items->items.size() == 1 ? items->items[0] : *value;
    for (const DatasetField& field : datasetFields()) {
        if (field.name != "global_orient" && field.name != "body_pose" && field.name != "betas" &&
            field.name != "trans") {
            continue;
        }
        for (const std::string_view name : field.names) {
            const PickleValue* const found = dictionary.find(name);
            const Tensor* const array = found != nullptr ? found->array() : nullptr;
            if (array == nullptr) continue;
            const std::int64_t all = array->elementCount();
            const std::int64_t width = count() > 0 ? all / count() : 0;
            if (width * count() != all || !isWidthOf(field, width)) {
                return malformed("the array '" + std::string(name) + "' in 'smpl' has the shape " +
                                 array->shapeText() + ", which does not fit " +
                                 std::to_string(count()) + " pictures");
            }
            m_fields[std::string(field.name)] = {std::nullopt, array->toDoubles(), width};
            break;
        }
    }
    return {};
}

Result<void> NpzDataset::read(const NpzColumns& columns, const DatasetOptions& options) {
    for (const std::string_view name : {"imgname", "img_paths", "image_paths"}) {
        auto found = readTexts(columns, name, m_pictures);
        if (!found) return tl::unexpected<Error>(found.error());
        if (*found) break;
    }
    if (count() == 0) {
        return malformed(
            "it names no pictures: there is no array of texts 'imgname' or 'img_paths', or it is "
            "empty. docs/datasets.md lists the layouts that can be read");
    }
    for (const std::string_view name : {"gender", "genders"}) {
        auto found = readTexts(columns, name, m_genders);
        if (!found) return tl::unexpected<Error>(found.error());
        if (*found) break;
    }
    if (m_genders.count() != count()) m_genders = {};
    if (auto done = readFields(columns); !done) return done;
    const bool isMoyo = columns.has("img_paths");
    const bool isSkel = columns.has("gtkps") || columns.has("skel_poses") ||
                        columns.has("orig_poses") || columns.has("pose_cam");
    m_layout = isSkel   ? DatasetLayout::HmrSkel
               : isMoyo ? DatasetLayout::Moyo
                        : DatasetLayout::Hmr2Arrays;
    m_rules = {options.scaleUnit_px.value_or(isSkel ? kScaleUnit_px : 1), options.picturePrefix};
    return columns.has("smpl") ? readSmplObject(columns) : Result<void>{};
}

Result<DatasetRow> NpzDataset::row(std::int64_t index) const {
    if (index < 0 || index >= count()) {
        return fail(ErrorCode::Usage, "the data set has no row " + std::to_string(index));
    }
    RawRow raw;
    auto picture = m_pictures.at(index);
    if (!picture) return tl::unexpected<Error>(picture.error());
    raw.picture = *std::move(picture);
    if (m_genders.count() > 0) raw.gender = m_genders.at(index).value_or("");
    for (const auto& [name, source] : m_fields) {
        if (source.column) {
            auto numbers = source.column->numbers(index);
            if (!numbers) return passOn(numbers.error(), "reading '" + name + "'");
            raw.numbers[name] = *std::move(numbers);
        } else {
            const auto begin = source.values.begin() + index * source.width;
            raw.numbers[name].assign(begin, begin + source.width);
        }
    }
    return checkedRow(raw, m_rules);
}

}  // namespace

const std::vector<DatasetField>& datasetFields() {
    static const std::vector<DatasetField> fields = {
        {"center", {"center", "centers"}, {2}},
        {"scale", {"scale", "scales"}, {1, 2}},
        {"box_px", {"box_px"}, {2}},
        {"keypoints_2d", {"keypoints_2d", "gtkps"}, {132}},
        {"body_keypoints_2d", {"body_keypoints_2d"}, {75}},
        {"extra_keypoints_2d", {"extra_keypoints_2d"}, {57}},
        {"keypoints_3d", {"keypoints_3d", "keypoints3d"}, {132, 176}},
        {"body_keypoints_3d", {"body_keypoints_3d"}, {75, 100}},
        {"extra_keypoints_3d", {"extra_keypoints_3d"}, {57, 76}},
        {"global_orient", {"global_orient"}, {3, 9}},
        {"body_pose", {"body_pose", "pose_cam"}, {72, 69, 63, 216, 207, 189}},
        {"betas", {"betas", "shape"}, {kShapeCount}},
        {"trans", {"trans_cam", "trans", "transl"}, {3}},
        {"has_body_pose", {"has_body_pose", "has_smpl"}, {1}},
        {"has_betas", {"has_betas", "has_smpl"}, {1}},
        {"skel_poses", {"skel_poses", "orig_poses"}, {kDofCount}},
        {"skel_betas", {"skel_betas", "orig_betas"}, {kShapeCount}},
        {"skel_trans", {"skel_trans"}, {3}},
        {"has_skel", {"has_skel", "orig_has_poses"}, {1}},
        {"has_skel_betas", {"has_skel", "orig_has_betas"}, {1}},
        {"flip_poses", {"flip_poses"}, {kDofCount}},
        {"flip_betas", {"flip_betas"}, {kShapeCount}},
        {"flip_has_poses", {"flip_has_poses"}, {1}},
        {"flip_has_betas", {"flip_has_betas"}, {1}},
        {"max_pve", {"max_pve", "orig_pve_max"}, {1}},
        {"flip_pve_max", {"flip_pve_max"}, {1}},
        {"reprojection_loss", {"reprojection_loss"}, {1}},
        {"has_trans", {"has_trans"}, {1}},
        {"has_skel_trans", {"has_skel_trans"}, {1}},
        {"cam_int", {"cam_int"}, {9}},
        {"cam_int_known", {"cam_int_known"}, {1}},
    };
    return fields;
}

bool isWidthOf(const DatasetField& field, std::int64_t width) {
    if (field.name == "betas") return width >= kShapeCount && width <= 300;
    return std::find(field.widths.begin(), field.widths.end(), width) != field.widths.end();
}

Result<std::unique_ptr<DatasetReader>> openNpzDataset(std::shared_ptr<const ByteSource> source,
                                                      const DatasetOptions& options) {
    const auto columns = NpzColumns::open(std::move(source));
    if (!columns) return tl::unexpected<Error>(columns.error());
    auto dataset = std::make_unique<NpzDataset>();
    if (auto read = dataset->read(*columns, options); !read) {
        return tl::unexpected<Error>(read.error());
    }
    return dataset;
}

}  // namespace gonio
