#include <algorithm>
#include <array>
#include <optional>

#include "core/io/numpy_array.h"
#include "core/io/pickle_builders.h"

namespace gonio {

namespace {

using Value = Result<PickleValue>;

tl::unexpected<Error> malformed(const std::string& what) {
    return fail(ErrorCode::MalformedFile, what + "; the file is damaged");
}

/// numpy.dtype('f8', False, True) and the state (3, '<', None, None, None, -1, -1, 0).
Value makeElementType(PickleObject object) {
    const auto* name = object.arguments.empty() ? nullptr : object.arguments[0].as<std::string>();
    if (name == nullptr) {
        return malformed("a NumPy element type without a name");
    }
    std::string text = *name;
    if (const auto* state = object.state.as<PickleSequence>()) {
        const auto* order = state->items.size() > 3 ? state->items[1].as<std::string>() : nullptr;
        if (order == nullptr) {
            return malformed("a NumPy element type without a byte order");
        }
        if (!state->items[2].isNone() || !state->items[3].isNone()) {
            return fail(ErrorCode::Unsupported, "NumPy arrays with named fields cannot be used");
        }
        const bool spelled =
            !text.empty() && std::string_view("<>=|").find(text.front()) != std::string_view::npos;
        text = *order + text.substr(spelled ? 1 : 0);
    }
    if (!parseNumpyType(text)) {
        return fail(ErrorCode::Unsupported,
                    "the NumPy element type '" + text.substr(0, 40) + "' cannot be used");
    }
    return PickleValue{PickleElementType{std::move(text)}};
}

std::optional<NumpyType> typeOf(const PickleValue& value) {
    const auto* type = value.as<PickleElementType>();
    return type != nullptr ? parseNumpyType(type->name) : std::nullopt;
}

std::optional<std::vector<std::int64_t>> shapeOf(const PickleValue& value) {
    const auto* sizes = value.as<PickleSequence>();
    if (sizes == nullptr) {
        return std::nullopt;
    }
    std::vector<std::int64_t> shape;
    for (const PickleValue& size : sizes->items) {
        const auto* number = size.as<std::int64_t>();
        if (number == nullptr) {
            return std::nullopt;
        }
        shape.push_back(*number);
    }
    return shape;
}

/// Arrays of Python objects become plain lists; what the objects are was settled before.
Value makeObjectList(const std::vector<std::int64_t>& shape, PickleValue data) {
    const auto count = byteSizeOf(shape, 1);
    const auto* items = data.as<PickleSequence>();
    if (!count || items == nullptr || items->items.size() != *count) {
        return malformed("an array of objects does not have as many as its shape says");
    }
    return data;
}

Value makeTensor(const NumpyType& type, std::vector<std::int64_t> shape, bool columnMajor,
                 PickleValue data) {
    if (type.kind == 'O') {
        return makeObjectList(shape, std::move(data));
    }
    auto bytes = takeBytes(std::move(data));
    if (!bytes) {
        return malformed("a NumPy array whose data are no bytes");
    }
    auto tensor = tensorFromNumpy(type, std::move(shape), columnMajor, std::move(*bytes));
    if (!tensor) {
        return tl::unexpected(tensor.error());
    }
    return PickleValue{PickleValue::Array(std::make_shared<Tensor>(std::move(*tensor)))};
}

/// _reconstruct(ndarray, (0,), b'b') and the state (1, shape, type, columnMajor, data).
Value makeArray(PickleObject object) {
    auto* state = std::get_if<PickleSequence>(&object.state.content);
    if (state == nullptr || state->items.size() < 4 || state->items.size() > 5) {
        return malformed("a NumPy array without its contents");
    }
    // Very old files leave the version out.
    auto fields = std::span(state->items).last(4);
    const auto type = typeOf(fields[1]);
    auto shape = shapeOf(fields[0]);
    const auto* columnMajor = fields[2].as<bool>();
    const auto* columnMajorNumber = fields[2].as<std::int64_t>();
    if (!type || !shape || (columnMajor == nullptr && columnMajorNumber == nullptr)) {
        return malformed("a NumPy array without a proper shape, element type or order");
    }
    const bool isColumnMajor = columnMajor != nullptr ? *columnMajor : *columnMajorNumber != 0;
    return makeTensor(*type, std::move(*shape), isColumnMajor, std::move(fields[3]));
}

/// _frombuffer(data, type, shape, 'C' or 'F'): protocol 5.
Value makeFromBuffer(PickleObject object) {
    auto& arguments = object.arguments;
    const auto type = arguments.size() == 4 ? typeOf(arguments[1]) : std::nullopt;
    auto shape = type ? shapeOf(arguments[2]) : std::nullopt;
    const auto* order = shape ? arguments[3].as<std::string>() : nullptr;
    if (order == nullptr) {
        return malformed("a NumPy array without a proper shape, element type or order");
    }
    const bool columnMajor = *order == "F";
    return makeTensor(*type, std::move(*shape), columnMajor, std::move(arguments[0]));
}

/// scalar(type, bytes): one number.
Value makeScalar(PickleObject object) {
    const auto type = object.arguments.size() == 2 ? typeOf(object.arguments[0]) : std::nullopt;
    if (!type) {
        return malformed("a NumPy number without its element type");
    }
    const Value made = makeTensor(*type, {}, false, std::move(object.arguments[1]));
    const Tensor* tensor = made ? made->array() : nullptr;
    if (tensor == nullptr) {
        return made;
    }
    if (type->kind == 'b') {
        return PickleValue{tensor->toIntegers()[0] != 0};
    }
    if (type->kind == 'f') {
        return PickleValue{tensor->toDoubles()[0]};
    }
    const std::int64_t integer = tensor->toIntegers()[0];
    if (tensor->dtype == DType::U64 && integer < 0) {
        return PickleValue{BigInteger{std::to_string(static_cast<std::uint64_t>(integer))}};
    }
    return PickleValue{integer};
}

/// The array classes themselves only stand as the first argument of _reconstruct.
Value makeNothing(PickleObject object) {
    return fail(ErrorCode::Unsupported,
                "an object of '" + object.className + "' is made in a way that cannot be read");
}

/// chumpy.ch.Ch: a wrapped array. Its other entries belong to the optimiser that made it.
Value makeChumpyArray(PickleObject object) {
    const PickleValue* array = object.state.find("x");
    return array != nullptr ? Value(*array) : malformed("a chumpy array without its contents 'x'");
}

template <class Index>
std::optional<std::vector<std::byte>> picked(const Tensor& source,
                                             const std::vector<Index>& indices) {
    const std::size_t size = sizeOf(source.dtype);
    const auto count = static_cast<Index>(source.data.size() / size);
    std::vector<std::byte> data(indices.size() * size);
    for (std::size_t i = 0; i < indices.size(); ++i) {
        if (indices[i] < 0 || indices[i] >= count) {
            return std::nullopt;
        }
        std::copy_n(source.data.data() + static_cast<std::size_t>(indices[i]) * size, size,
                    data.data() + i * size);
    }
    return data;
}

/// chumpy.reordering.Select: flatten(a)[idxs], in the preferred shape where one is given.
Value makeChumpySelection(PickleObject object) {
    const PickleValue* source = object.state.find("a");
    const PickleValue* indices = object.state.find("idxs");
    if (source == nullptr || source->array() == nullptr || indices == nullptr ||
        indices->array() == nullptr) {
        return malformed("a chumpy selection without its array 'a' or its indices 'idxs'");
    }
    auto data = picked(*source->array(), indices->array()->toIntegers());
    if (!data) {
        return malformed("a chumpy selection with an index outside its array");
    }
    std::vector<std::int64_t> shape = {indices->array()->elementCount()};
    const PickleValue* preferred = object.state.find("preferred_shape");
    if (preferred != nullptr && !preferred->isNone()) {
        auto given = preferred->array() != nullptr ? preferred->array()->toIntegers()
                                                   : shapeOf(*preferred).value_or(shape);
        if (byteSizeOf(given, 1) != static_cast<std::size_t>(shape[0])) {
            return malformed("a chumpy selection whose preferred shape does not fit");
        }
        shape = std::move(given);
    }
    return PickleValue{PickleValue::Array(std::make_shared<Tensor>(
        Tensor{source->array()->dtype, std::move(shape), std::move(*data)}))};
}

class NumericClasses : public PickleClasses {
public:
    Treatment treatmentOf(std::string_view name) const override {
        return builderFor(name) != nullptr ? Treatment::Build : Treatment::Refuse;
    }

    Result<PickleValue> build(PickleObject object) const override {
        const PickleBuilder builder = builderFor(object.className);
        if (builder == nullptr) {
            return fail(ErrorCode::Forbidden, "objects of this class are never made");
        }
        return builder(std::move(object));
    }

private:
    static PickleBuilder builderFor(std::string_view name) {
        for (const auto find : {numpyPickleBuilder, scipyPickleBuilder, builtinPickleBuilder}) {
            if (const PickleBuilder builder = find(name)) {
                return builder;
            }
        }
        return nullptr;
    }
};

}  // namespace

PickleBuilder numpyPickleBuilder(std::string_view name) {
    struct Entry {
        std::string_view name;
        PickleBuilder builder;
    };

    // NumPy 2 renamed numpy.core to numpy._core.
    constexpr std::array entries = {
        Entry{"numpy.core.multiarray._reconstruct", makeArray},
        Entry{"numpy._core.multiarray._reconstruct", makeArray},
        Entry{"numpy.core.multiarray.scalar", makeScalar},
        Entry{"numpy._core.multiarray.scalar", makeScalar},
        Entry{"numpy.core.numeric._frombuffer", makeFromBuffer},
        Entry{"numpy._core.numeric._frombuffer", makeFromBuffer},
        Entry{"numpy.ndarray", makeNothing},
        Entry{"numpy.matrix", makeNothing},
        Entry{"numpy.matrixlib.defmatrix.matrix", makeNothing},
        Entry{"numpy.dtype", makeElementType},
        Entry{"chumpy.ch.Ch", makeChumpyArray},
        Entry{"chumpy.reordering.Select", makeChumpySelection},
    };
    const auto* const found = std::ranges::find(entries, name, &Entry::name);
    return found == entries.end() ? nullptr : found->builder;
}

const PickleClasses& numericPickleClasses() {
    static const NumericClasses classes;
    return classes;
}

}  // namespace gonio
