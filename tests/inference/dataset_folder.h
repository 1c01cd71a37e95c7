#pragma once

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "tests/inference/dataset_files.h"

namespace gonio::testing {

/// A folder for the data sets of a test.
class DatasetFolder {
protected:
    QTemporaryDir m_folder;

    std::filesystem::path path(const std::string& name) const {
        return m_folder.path().toStdString() + "/" + name;
    }

    std::unique_ptr<DatasetReader> opened(const std::string& name,
                                          const DatasetOptions& options = {}) {
        auto dataset = DatasetReader::open(path(name), options);
        if (!dataset) qWarning() << describe(dataset.error()).c_str();
        return dataset ? *std::move(dataset) : nullptr;
    }

    std::string write(const std::string& name, const std::string& bytes) {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return name;
    }

    /// The first row of good arrays but for what `change` adds.
    template <class Change>
    DatasetRow changedRow(Change change, const DatasetOptions& options = {}) {
        NpzFile file;
        change(file);
        if (!file.write(path("changed.npz"))) return {};
        const auto dataset = opened("changed.npz", options);
        const auto row = dataset ? dataset->row(0) : DatasetRow{};
        return row ? *row : DatasetRow{};
    }
};

}  // namespace gonio::testing
