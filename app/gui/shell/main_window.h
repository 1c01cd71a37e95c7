#pragma once

#include <QMainWindow>

#include "app/gui/shell/next_offer.h"
#include "app/gui/shell/workspace.h"

class QLabel;
class QStackedWidget;
class QTimer;

namespace gonio {

class ActionTable;
class CaseActions;
class CasePanel;
class FindAction;
class StartPage;
class StatusLine;
class Task;
struct VideoFacts;

/// The window: start page or the open case, menus, toolbar, status line.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a case or a video by its name.
    void openFile(const QString& path);
    void openDemonstration();
    void showStartPage();

    Workspace& workspace() { return *m_workspace; }

    ActionTable& actions() { return *m_actions; }

    ReviewPage& page() { return *m_page; }

    CaseActions& cases() { return *m_cases; }

    bool showsStartPage() const;

Q_SIGNALS:
    /// Start page or case stands in the window and takes input.
    void usable();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void addActions();
    void addEditActions();
    void addViewActions();
    void addLookActions();
    void addLanguageActions();
    void addHelpActions();
    void connectParts();
    void connectPages();
    void listCases();
    void showCase();
    void showProblem(const QString& sentence);
    void takeVideo(const QString& path);
    void addTrial(const VideoFacts& facts);
    void setCaptureRate(double rate_hz);
    void acceptOffer(const Offer& offer);
    void updateOffer();
    void showTitle();
    void showMissing(const QString& reason);
    void applyTheme();
    void paintIcons();
    void toggleCompare();

    Workspace* m_workspace;
    ActionTable* m_actions;
    CaseActions* m_cases;
    CasePanel* m_casePanel;
    QStackedWidget* m_stack;
    StartPage* m_start;
    ReviewPage* m_page;
    StatusLine* m_status;
    FindAction* m_find;
    QLabel* m_problem = nullptr;
    QTimer* m_refresh;
    Task* m_listing;       // of untitled cases
    int m_takenTrial = 0;  // the trial that the line of facts speaks of
    bool m_warnedOnClose = false;
};

}  // namespace gonio
