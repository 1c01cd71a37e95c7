#include "core/io/torch_catalog.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/io/pickle_graph.h"
#include "core/io/torch_classes.h"

namespace gonio {

namespace {

using Kind = PickleNode::Kind;

constexpr int maxDepth = 200;
constexpr std::size_t maxDimensions = 64;
/// Shared parts are walked through each time they are met, but not without end.
constexpr std::size_t freeSteps = 100'000;

struct StorageType {
    std::string_view name;
    DType type;
};

constexpr std::array<StorageType, 9> storageTypes = {{{"torch.FloatStorage", DType::F32},
                                                      {"torch.DoubleStorage", DType::F64},
                                                      {"torch.HalfStorage", DType::F16},
                                                      {"torch.BFloat16Storage", DType::BF16},
                                                      {"torch.LongStorage", DType::I64},
                                                      {"torch.IntStorage", DType::I32},
                                                      {"torch.ShortStorage", DType::I16},
                                                      {"torch.CharStorage", DType::I8},
                                                      {"torch.ByteStorage", DType::U8}}};

std::optional<DType> typeOfStorage(std::string_view name) {
    if (name == "torch.BoolStorage") {
        return DType::Bool;
    }
    for (const StorageType& known : storageTypes) {
        if (known.name == name) {
            return known.type;
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> product(std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    return __builtin_mul_overflow(a, b, &result) ? std::nullopt : std::optional(result);
}

std::optional<std::int64_t> sum(std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    return __builtin_add_overflow(a, b, &result) ? std::nullopt : std::optional(result);
}

/// Elements of the shape, and of the storage from the first to the last used one; nothing where a
/// number is negative or too large.
struct Extent {
    std::int64_t elements = 1;
    std::int64_t span = 1;
};

std::optional<Extent> extentOf(const TorchTensor& tensor) {
    Extent extent;
    bool empty = false;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        const std::int64_t size = tensor.shape[i];
        const std::int64_t stride = tensor.strides[i];
        if (size < 0 || stride < 0) {
            return std::nullopt;
        }
        empty = empty || size == 0;
        const auto elements = product(extent.elements, std::max<std::int64_t>(size, 1));
        const auto reach = product(stride, std::max<std::int64_t>(size, 1) - 1);
        const auto span = reach ? sum(extent.span, *reach) : std::nullopt;
        if (!elements || !span) {
            return std::nullopt;
        }
        extent = {*elements, *span};
    }
    return empty ? Extent{0, 0} : extent;
}

class Cataloguer {
public:
    explicit Cataloguer(const PickleGraph& graph)
        : m_graph(graph),
          m_inProgress(graph.nodes.size(), false),
          m_stepsLeft(graph.nodes.size() * 8 + freeSteps) {}

    Result<TorchCatalog> run();

private:
    using Status = Result<void>;
    using Ids = std::vector<PickleNodeId>;

    Status visit(PickleNodeId id);
    Status visitNode(const PickleNode& node);
    Status visitEntries(const Ids& ids);
    Status visitItems(const Ids& ids);
    Status visitObject(const PickleNode& node);
    Status visitBelow(std::string_view key, PickleNodeId id);
    Status addTensor(std::string_view function, const Ids& arguments, std::size_t offset);
    Status readStrided(std::string_view function, const Ids& arguments, TorchTensor& tensor,
                       std::size_t offset);
    Status readStorage(const PickleNode& node, TorchTensor& tensor);
    Status checkPlace(const TorchTensor& tensor, std::size_t offset) const;
    tl::unexpected<Error> malformed(const std::string& what, std::size_t offset) const;

    const PickleNode& at(PickleNodeId id) const { return m_graph.nodes[id]; }

    std::optional<std::int64_t> integer(PickleNodeId id) const;
    std::optional<std::string_view> text(PickleNodeId id) const;
    std::optional<std::vector<std::int64_t>> integers(PickleNodeId id) const;

    const PickleGraph& m_graph;
    std::vector<bool> m_inProgress;
    std::size_t m_stepsLeft;
    int m_depth = 0;
    std::string m_path;
    TorchCatalog m_catalog;
};

tl::unexpected<Error> Cataloguer::malformed(const std::string& what, std::size_t offset) const {
    const std::string name = m_path.empty() ? "the checkpoint" : "'" + printable(m_path) + "'";
    return fail(ErrorCode::MalformedFile, name + " " + what + " (byte " + std::to_string(offset) +
                                              " of its pickle); the file is damaged or hostile");
}

std::optional<std::int64_t> Cataloguer::integer(PickleNodeId id) const {
    return at(id).kind == Kind::Integer ? std::optional(at(id).integer) : std::nullopt;
}

std::optional<std::string_view> Cataloguer::text(PickleNodeId id) const {
    const bool isText = at(id).kind == Kind::Text || at(id).kind == Kind::Latin1;
    return isText ? std::optional(at(id).text) : std::nullopt;
}

/// A tuple of integers, or torch.Size of one.
std::optional<std::vector<std::int64_t>> Cataloguer::integers(PickleNodeId id) const {
    const PickleNode* node = &at(id);
    if (node->kind == Kind::Object && at(node->callee).text == "torch.Size") {
        const Ids& arguments = at(node->arguments).items;
        if (arguments.size() != 1) {
            return std::nullopt;
        }
        node = &at(arguments.front());
    }
    if (node->kind != Kind::Sequence || node->items.size() > maxDimensions) {
        return std::nullopt;
    }
    std::vector<std::int64_t> values;
    for (const PickleNodeId item : node->items) {
        const auto value = integer(item);
        if (!value) {
            return std::nullopt;
        }
        values.push_back(*value);
    }
    return values;
}

Result<TorchCatalog> Cataloguer::run() {
    const PickleNode& root = at(m_graph.root);
    if (root.opaque) {
        const bool isObject = root.kind == Kind::Object && at(root.callee).kind == Kind::Class;
        return fail(ErrorCode::Unsupported,
                    "the checkpoint is a pickled program object" +
                        (isObject ? " ('" + printable(at(root.callee).text) + "')" : "") +
                        ", not a dictionary of tensors; use the published file, or save the "
                        "model's state_dict() with PyTorch");
    }
    if (auto status = visit(m_graph.root); !status) {
        return tl::unexpected(status.error());
    }
    return std::move(m_catalog);
}

Cataloguer::Status Cataloguer::visit(PickleNodeId id) {
    const PickleNode& node = at(id);
    if (m_inProgress[id]) {
        return malformed("contains itself", node.offset);
    }
    if (m_depth >= maxDepth) {
        return malformed("is nested more than " + std::to_string(maxDepth) + " deep", node.offset);
    }
    if (m_stepsLeft-- == 0) {
        return malformed("grows to many times the size of the file", node.offset);
    }
    m_inProgress[id] = true;
    ++m_depth;
    const Status status = visitNode(node);
    --m_depth;
    m_inProgress[id] = false;
    return status;
}

Cataloguer::Status Cataloguer::visitNode(const PickleNode& node) {
    if (node.opaque) {
        return {};
    }
    switch (node.kind) {
        case Kind::Dict:
            return visitEntries(node.items);
        case Kind::Sequence:
            return visitItems(node.items);
        case Kind::Object:
            return visitObject(node);
        default:
            return {};
    }
}

Cataloguer::Status Cataloguer::visitBelow(std::string_view key, PickleNodeId id) {
    const std::size_t length = m_path.size();
    if (!m_path.empty()) {
        m_path += '.';
    }
    m_path += key;
    const Status status = visit(id);
    m_path.resize(length);
    return status;
}

Cataloguer::Status Cataloguer::visitEntries(const Ids& ids) {
    constexpr std::size_t maxKey = 1000;
    for (std::size_t i = 0; i + 1 < ids.size(); i += 2) {
        const auto number = integer(ids[i]);
        const auto name = text(ids[i]);
        if (!number && !name) {
            continue;  // tensors under other keys could not be asked for
        }
        const std::string key = number ? std::to_string(*number) : std::string(*name);
        if (key.size() > maxKey) {
            return malformed("has a key of " + std::to_string(key.size()) + " letters",
                             at(ids[i]).offset);
        }
        if (auto status = visitBelow(key, ids[i + 1]); !status) {
            return status;
        }
    }
    return {};
}

Cataloguer::Status Cataloguer::visitItems(const Ids& ids) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (auto status = visitBelow(std::to_string(i), ids[i]); !status) {
            return status;
        }
    }
    return {};
}

Cataloguer::Status Cataloguer::visitObject(const PickleNode& node) {
    const std::string_view name = at(node.callee).text;
    const Ids& arguments = at(node.arguments).items;
    if (name.starts_with("torch.")) {
        return addTensor(name, arguments, node.offset);
    }
    const bool isDict = name == "collections.OrderedDict" || name == "collections.defaultdict" ||
                        name.ends_with(".dict");
    if (!isDict) {
        return {};
    }
    for (const PickleNodeId argument : arguments) {
        const PickleNode& given = at(argument);
        if (given.kind == Kind::Dict) {
            if (auto status = visit(argument); !status) {
                return status;
            }
        }
        // Python 2 wrote an OrderedDict as a list of pairs.
        for (const PickleNodeId pair : given.kind == Kind::Sequence ? given.items : Ids{}) {
            const bool isPair = at(pair).kind == Kind::Sequence && at(pair).items.size() == 2;
            if (auto status = isPair ? visitEntries(at(pair).items) : Status{}; !status) {
                return status;
            }
        }
    }
    return node.itemsArePairs ? visitEntries(node.items) : Status{};
}

/// \param function  full name of what would rebuild the tensor
Cataloguer::Status Cataloguer::addTensor(std::string_view function, const Ids& arguments,
                                         std::size_t offset) {
    const bool isWrapped = function.starts_with("torch._utils._rebuild_parameter");
    if (isWrapped && !arguments.empty()) {
        return visit(arguments.front());
    }
    if (function == "torch._tensor._rebuild_from_type_v2" && arguments.size() >= 3 &&
        at(arguments[0]).kind == Kind::Class && at(arguments[2]).kind == Kind::Sequence &&
        at(arguments[0]).text != function) {
        return addTensor(at(arguments[0]).text, at(arguments[2]).items, offset);
    }
    if (function.find("._rebuild_") == std::string_view::npos) {
        return {};  // a size or a storage, no tensor
    }
    TorchTensor tensor;
    const bool isStrided =
        function == "torch._utils._rebuild_tensor_v2" || function == "torch._utils._rebuild_tensor";
    if (!isStrided) {
        tensor.unreadable =
            function == "torch._utils._rebuild_sparse_tensor"
                ? "is a sparse tensor"
                : "is a kind of tensor that cannot be read (" + printable(function) + ")";
    } else if (auto read = readStrided(function, arguments, tensor, offset); !read) {
        return read;
    }
    if (!m_catalog.emplace(m_path, std::move(tensor)).second) {
        return malformed("stands in it twice", offset);
    }
    return {};
}

/// (storage, offset, size, strides, ...)
Cataloguer::Status Cataloguer::readStrided(std::string_view /*function*/, const Ids& arguments,
                                           TorchTensor& tensor, std::size_t offset) {
    const auto start = arguments.size() >= 4 ? integer(arguments[1]) : std::nullopt;
    auto shape = start ? integers(arguments[2]) : std::nullopt;
    auto strides = shape ? integers(arguments[3]) : std::nullopt;
    if (!strides || shape->size() != strides->size() || at(arguments[0]).kind != Kind::Outside) {
        return malformed("is no proper tensor", offset);
    }
    tensor.offset = *start;
    tensor.shape = std::move(*shape);
    tensor.strides = std::move(*strides);
    if (auto storage = readStorage(at(arguments[0]), tensor); !storage) {
        return storage;
    }
    return tensor.unreadable.empty() ? checkPlace(tensor, offset) : Status{};
}

/// ('storage', class, key, device, number of elements)
Cataloguer::Status Cataloguer::readStorage(const PickleNode& node, TorchTensor& tensor) {
    const PickleNode& id = at(node.arguments);
    const bool complete = id.kind == Kind::Sequence && id.items.size() >= 5 &&
                          text(id.items[0]) == "storage" && at(id.items[1]).kind == Kind::Class &&
                          text(id.items[2]) && integer(id.items[4]);
    if (!complete || *integer(id.items[4]) < 0) {
        return malformed("refers to something that is no storage", node.offset);
    }
    tensor.storage = *text(id.items[2]);
    tensor.storageElements = *integer(id.items[4]);
    const std::string_view className = at(id.items[1]).text;
    const auto type = typeOfStorage(className);
    if (type) {
        tensor.dtype = *type;
    } else {
        tensor.unreadable = "has elements that cannot be read (" + printable(className) + ")";
    }
    return {};
}

Cataloguer::Status Cataloguer::checkPlace(const TorchTensor& tensor, std::size_t offset) const {
    const auto extent = extentOf(tensor);
    const auto bytes =
        product(tensor.storageElements, static_cast<std::int64_t>(sizeOf(tensor.dtype)));
    if (!extent || !bytes) {
        return malformed("has an impossible shape", offset);
    }
    const auto end = tensor.offset >= 0 ? sum(tensor.offset, extent->span) : std::nullopt;
    if (!end || *end > tensor.storageElements) {
        return malformed(
            "reaches beyond its storage of " + std::to_string(tensor.storageElements) + " elements",
            offset);
    }
    if (extent->elements > tensor.storageElements) {
        return malformed("has more elements than its storage holds", offset);
    }
    return {};
}

}  // namespace

std::int64_t TorchTensor::span() const {
    const auto extent = extentOf(*this);
    return extent ? extent->span : 0;
}

bool TorchTensor::isContiguous() const {
    if (span() == 0) {
        return true;
    }
    std::int64_t expected = 1;
    for (std::size_t i = shape.size(); i-- > 0;) {
        if (shape[i] != 1 && strides[i] != expected) {
            return false;
        }
        expected *= shape[i];
    }
    return true;
}

Result<TorchCatalog> readTorchCatalog(std::span<const std::byte> pickle) {
    const Result<PickleGraph> graph = readPickleGraph(pickle, torchPickleClasses());
    if (!graph) {
        return tl::unexpected(graph.error());
    }
    return Cataloguer(*graph).run();
}

}  // namespace gonio
