import { taskActions } from './actions/task-actions.jsx';
import { taskCard } from './card.jsx';
import { navigation } from './navigation.jsx';
import { copiedPage } from './pages/copied.jsx';
import { deputiesPage } from './pages/deputies.jsx';
import { donePage } from './pages/done.jsx';
import { notificationsPage } from './pages/notifications.jsx';
import { phrasesPage } from './pages/phrases.jsx';
import { startedPage } from './pages/started.jsx';
import { printPage } from './print.jsx';
import { projectPage } from './project-page.jsx';
import { courseTab, documentsTab } from './project-tabs.jsx';
import { taskSearch } from './task-search.jsx';

/** Everything this package adds to Tasklist besides its forms, as Tasklist's plugin mechanism takes it. */
export const plugins = [
  navigation,
  taskSearch,
  taskCard,
  taskActions,
  documentsTab,
  courseTab,
  donePage,
  startedPage,
  copiedPage,
  deputiesPage,
  phrasesPage,
  notificationsPage,
  projectPage,
  printPage,
];
