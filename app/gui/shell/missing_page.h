#pragma once

#include <QFutureWatcher>
#include <QWidget>

#include "app/gui/shell/model_facts.h"
#include "core/pipeline/model_store.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace gonio {

/// In the place of a result: which file is missing, why it cannot come with the program, who
/// publishes it under which licence, and the button that takes it. Files are checked and imported in
/// the background; nothing is looked for outside this computer.
class MissingPage : public QWidget {
    Q_OBJECT

public:
    explicit MissingPage(QWidget* parent = nullptr);
    ~MissingPage() override;

    /// \param reason  why the page is shown, a sentence; empty: as an overview of all files
    void open(const QString& reason);

    /// Checks and imports files as if they had been chosen.
    void importFiles(const QStringList& files);

    bool isBusy() const { return m_import.isRunning(); }

Q_SIGNALS:
    /// New files are in the model folder.
    void imported();
    /// The user wants to go on (or back) without.
    void closed();

private:
    using Imported = Result<ImportReport>;

    void buildCards();
    void addCard(const ModelFact& fact, bool installed);
    void choose(const ModelFact& fact);
    void finish();

    QLabel *m_title, *m_reason, *m_state;
    QVBoxLayout* m_cards;
    QWidget* m_cardHolder;
    QPushButton* m_back;
    QFutureWatcher<Imported> m_import;
};

}  // namespace gonio
