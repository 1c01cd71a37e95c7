#pragma once

#include "core/io/pickle_value.h"

namespace gonio {

/// An object as a pickle describes it. Nothing of it has been run, and nothing will be.
struct PickleObject {
    std::string className;               ///< "numpy.core.multiarray._reconstruct"
    std::vector<PickleValue> arguments;  ///< what would have been passed to the class
    PickleValue state;                   ///< what would have been set afterwards; None if nothing
    std::vector<PickleValue> items;      ///< what would have been appended
    std::vector<PickleEntry> entries;    ///< what would have been set by key
};

/// Which classes a pickle may name and what plain data stand for their objects: the seam between
/// the reader and one family of files. An implementation adds its classes and leaves others to
/// numericPickleClasses().
class PickleClasses {
public:
    enum class Treatment {
        Refuse,  ///< the file is refused where it names the class
        Build,   ///< build() is called with the object's parts
        Skip     ///< the object becomes None and its parts are not looked at
    };

    virtual ~PickleClasses() = default;

    /// \param name  full dotted name, such as "collections.OrderedDict"
    virtual Treatment treatmentOf(std::string_view name) const = 0;
    /// The plain data for an object of a class that is to be built.
    virtual Result<PickleValue> build(PickleObject object) const = 0;
    /// The plain data for something kept outside the pickle, such as a tensor's storage.
    virtual Result<PickleValue> fromOutside(PickleValue id) const;
};

/// Builtins, NumPy arrays and scalars, SciPy COO/CSC/CSR matrices, chumpy arrays.
const PickleClasses& numericPickleClasses();

}  // namespace gonio
