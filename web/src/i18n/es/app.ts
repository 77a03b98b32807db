import type { app as source } from '../en/app';
import type { Translation } from '../messages';

export const app: Translation<typeof source> = {
  'app.name': 'Cronlens',
  'app.skip': 'Saltar al contenido',
  'app.empty_headline': 'Mira lo que cuestan de verdad tus tareas programadas',
  'app.empty_lead':
    'Cronlens lee un facts.db en esta misma pestaña: coste y ejecuciones a lo largo del tiempo, qué tareas fallan, cuáles se apartan de su plan y qué significa cada cifra.',
  'app.drop_title': 'Suelta aquí tu facts.db',
  'app.drop_hint': 'Puedes añadir su -wal y jobs.json. Vale soltar, pegar o elegir.',
  'app.choose': 'Elegir un archivo',
  'app.sample': 'Ver un ejemplo',
  'app.where_title': 'Dónde está el archivo',
  'app.where_text': 'El plugin Cronalytics de tu gateway Hermes lo escribe en',
  'app.where_jobs': 'Los nombres y horarios están en',
  'app.where_home': 'Si HERMES_HOME está definido, busca ahí en lugar de ~/.hermes.',
  'app.copy': 'Copiar',
  'app.copied': 'Copiado',
  'app.privacy_title': 'Nada sale de esta pestaña',
  'app.privacy': 'La Content-Security-Policy de esta página prohíbe toda conexión externa.',
  'app.privacy_more': 'Tu archivo se lee; nunca se modifica ni se sube a ningún sitio.',
  'app.point_cost': 'Adónde va el dinero',
  'app.point_cost_text':
    'Por tarea, por modelo y por día; las ejecuciones de coste desconocido se cuentan, nunca como 0 $.',
  'app.point_health': 'Qué funciona y qué costó lo que no',
  'app.point_health_text': 'Éxitos y fallos de cada tarea, y el dinero que se fue en fallos.',
  'app.point_plan': 'Lo que va a costar',
  'app.point_plan_text':
    'Los horarios frente a la realidad: nominal, tendencia, ritmo y deriva de cada tarea.',
  'app.overlay_title': 'Suelta para abrir',
  'app.overlay_hint': 'facts.db, con su -wal y jobs.json si los tienes',
  'app.loading_reading': 'Leyendo {file}',
  'app.loading_analysing': 'Calculando',
  'app.loading_older': {
    one: 'Se ve el último día; se están leyendo las ejecuciones anteriores',
    other: 'Se ven los últimos {count} días; se están leyendo las ejecuciones anteriores',
  },
  'app.loading_bytes': '{read} de {total}',
  'app.cancel': 'Cancelar',
  'app.open_another': 'Abrir un archivo',
  'app.close_file': 'Cerrar el archivo',
  'app.sample_name': 'Datos de ejemplo',
  'app.rows': { one: '{count} ejecución', other: '{count} ejecuciones' },
  'app.newest': 'la última, {age}',
  'app.no_runs': 'sin ejecuciones',
  'app.caveats': { one: '{count} aviso', other: '{count} avisos' },
  'app.caveats_label': 'Qué conviene saber de este archivo',
  'app.theme': 'Tema',
  'app.theme_system': 'Sistema',
  'app.theme_light': 'Claro',
  'app.theme_dark': 'Oscuro',
  'app.language': 'Idioma',
  'app.console': 'Consola SQL',
  'app.help': 'Teclado y ayuda',
  'app.close': 'Cerrar',
  'app.dismiss': 'Descartar',
  'app.details': 'Detalles técnicos',
  'app.tables_found': 'Tablas encontradas: {tables}',
  'app.nearest': 'La más parecida: {table}',
  'app.no_tables': 'ninguna',
  'app.reload': 'Recargar la página',
  'app.try_again': 'Reintentar',
  'app.not_computed': 'No se pudieron calcular las cifras',
  'app.version': 'Versión {version}',
  'app.contract': 'contrato {hash}',
  'app.status_ready': '{file} está abierto: {rows}.',
  'app.status_loading': 'Abriendo {file}.',
  'app.title': '{file} · Cronlens',

  'help.title': 'Teclado',
  'help.lead': 'Las letras sueltas funcionan fuera de los campos de texto.',
  'help.switch': 'Atajos de una sola tecla',
  'help.help': 'Mostrar esta ayuda',
  'help.theme': 'Cambiar de tema',
  'help.undo': 'Deshacer el último cambio de filtros',
  'help.reset': 'Quitar todos los filtros',
  'help.search': 'Buscar tareas',
  'help.dismiss': 'Descartar los mensajes',
  'help.tab': 'Pasar de un control a otro',
  'help.escape': 'Cerrar un diálogo',

  'refusal.title': 'No se abrió {file}',
  'error.empty_file': 'El archivo está vacío.',
  'error.empty_file_do': 'Cópialo de nuevo; el gateway lo escribe cuando termina la primera tarea.',
  'error.not_sqlite':
    'No es una base de datos SQLite: tiene otro formato, está cifrado o está dañado.',
  'error.not_sqlite_do': 'Elige el facts.db que escribió el plugin Cronalytics.',
  'error.truncated': 'El archivo termina antes de tiempo: falta una parte.',
  'error.truncated_do':
    'Cópialo de nuevo. Si el gateway está en marcha, cópialo con: sqlite3 facts.db ".backup copy.db"',
  'error.corrupt': 'La base de datos está dañada y no se puede leer.',
  'error.corrupt_do':
    'Haz una copia nueva. Si también falla, "sqlite3 facts.db .recover" puede salvar lo que quede.',
  'error.utf16': 'Los textos de esta base de datos están en UTF-16; solo se lee UTF-8.',
  'error.utf16_do':
    'Crea una en UTF-8 a partir de ella: "sqlite3 facts.db .dump | sqlite3 utf8.db".',
  'error.no_cron_runs': 'Es una base de datos, pero no tiene la tabla cron_runs.',
  'error.no_cron_runs_do':
    'Elige facts.db; aquí no se leen state.db ni otras bases de datos de Hermes.',
  'error.missing_columns':
    'A su tabla cron_runs le falta una columna sin la que no se puede leer ninguna ejecución.',
  'error.missing_columns_do':
    'Puede que el archivo sea de otro programa. Elige el facts.db de Cronalytics.',
  'error.unsupported_table':
    'cron_runs es una vista o una tabla virtual, y esas nunca se ejecutan.',
  'error.unsupported_table_do':
    'Elige el facts.db original, donde cron_runs es una tabla corriente.',
  'error.too_large': 'El archivo no cabe en la memoria de una pestaña.',
  'error.too_large_do':
    'Se pueden leer archivos de hasta 2 GB. Cierra otras pestañas o abre una copia sin las ejecuciones antiguas.',
  'error.bad_jobs_file': 'No es un jobs.json que se pueda leer.',
  'error.bad_jobs_file_do':
    'Elige el jobs.json de la carpeta cron de Hermes; las ejecuciones se muestran sin él.',
  'error.bad_query': 'La pregunta al motor no era válida.',
  'error.bad_query_do': 'Quita los filtros e inténtalo de nuevo.',
  'error.not_found': 'Esa tarea no está en la selección.',
  'error.not_found_do': 'Amplía los filtros.',
  'error.internal': 'Algo falló dentro de Cronlens.',
  'error.internal_do': 'Inténtalo de nuevo. En tu archivo no ha cambiado nada.',
  'error.different_builds': 'Esta página y su motor son de compilaciones distintas.',
  'error.different_builds_do': 'Recarga la página.',
  'error.unreachable': 'No se pudo cargar el motor.',
  'error.unreachable_do':
    'Comprueba la conexión con el lugar de donde viene esta página y recárgala.',

  'reason.lone_wal':
    'Un archivo -wal solo contiene los cambios más recientes de una base de datos.',
  'reason.lone_wal_do': 'Suéltalo junto con su base de datos.',
  'reason.needs_wal':
    'Esta base de datos está en modo WAL y aún no contiene nada: todos sus datos están en el archivo -wal de al lado.',
  'reason.needs_wal_do': 'Suelta los dos juntos.',
  'reason.bare_folder': 'No hay ningún facts.db en esta carpeta ni justo debajo.',
  'reason.bare_folder_do':
    'Suelta la carpeta ~/.hermes/plugins/cronalytics o el facts.db que contiene.',
  'reason.lone_jobs': 'jobs.json tiene nombres y horarios, pero ninguna ejecución.',
  'reason.lone_jobs_do': 'Suéltalo junto con facts.db, o después.',
  'reason.one_at_a_time': 'Solo se abre un archivo de cada clase a la vez; se tomó {opened}.',
  'reason.one_at_a_time_do': 'Para ver este, suéltalo solo.',
  'reason.in_report': 'Un informe muestra sus propios datos y no abre otros archivos.',
  'reason.in_report_do': 'Para ver este, ábrelo en Cronlens.',
  'reason.image': 'Parece una imagen.',
  'reason.pdf': 'Parece un PDF.',
  'reason.zip': 'Parece un archivo ZIP.',
  'reason.zip_do': 'Descomprímelo y suelta el facts.db que contiene.',
  'reason.compressed': 'Parece un archivo comprimido.',
  'reason.html': 'Parece una página web.',
  'reason.csv': 'Parece una tabla en texto (CSV).',
  'reason.sql': 'Parece un script de SQL.',
  'reason.sql_do': 'Conviértelo en base de datos: "sqlite3 facts.db < archivo.sql".',
  'reason.text': 'Parece texto corriente.',
  'reason.unknown': 'Cronlens no conoce esta clase de archivo.',

  'caveat.wal_missing':
    'La base de datos está en modo WAL y llegó sin su archivo -wal: pueden faltar las ejecuciones más recientes. Suelta los dos juntos para verlas.',
  'caveat.wal_applied': {
    one: 'Se tomó {count} página de datos más recientes del archivo -wal.',
    other: 'Se tomaron {count} páginas de datos más recientes del archivo -wal.',
  },
  'caveat.wal_ignored':
    'El archivo -wal no corresponde a este estado de la base de datos y se dejó de lado.',
  'caveat.odd_values': {
    one: '{count} valor de {subject} no es un número razonable y se trata como desconocido.',
    other: '{count} valores de {subject} no son números razonables y se tratan como desconocidos.',
  },
  'caveat.long_text': {
    one: '{count} texto de {subject} ocupa más de 1024 bytes y se trata como desconocido: su ejecución se muestra sin ese nombre.',
    other:
      '{count} textos de {subject} ocupan más de 1024 bytes y se tratan como desconocidos: sus ejecuciones se muestran juntas, sin nombre propio.',
  },
  'caveat.missing_columns': 'Este archivo no tiene {subject}: es de una versión anterior.',
  'caveat.unknown_columns': 'No se leen las columnas que Cronlens no conoce: {subject}.',
  'caveat.no_jobs_file':
    'Sin jobs.json no se conocen los nombres ni los horarios, y tampoco el coste nominal, el ritmo ni la deriva. Suéltalo aquí para añadirlos.',
  'caveat.jobs_unreadable': 'No se pudo leer jobs.json y se dejó de lado: {subject}',
  'caveat.jobs_skipped': {
    one: '{count} entrada de jobs.json no tiene un id utilizable y se omitió.',
    other: '{count} entradas de jobs.json no tienen un id utilizable y se omitieron.',
  },
  'caveat.jobs_damaged': {
    one: '{count} valor de jobs.json está dañado; se omitió lo que no se puede leer.',
    other: '{count} valores de jobs.json están dañados; se omitió lo que no se puede leer.',
  },
  'caveat.duplicate_jobs': {
    one: '{count} id de tarea figura dos veces en jobs.json; se usa su última entrada.',
    other:
      '{count} id de tarea figuran dos veces en jobs.json; se usa la última entrada de cada uno.',
  },
  'caveat.bad_schedules': {
    one: '{count} tarea tiene un horario que no se entiende: no se calcula su plan.',
    other: '{count} tareas tienen horarios que no se entienden: no se calcula su plan.',
  },
  'caveat.no_runs': 'La tabla existe y está vacía: todavía no ha terminado ninguna tarea.',
  'caveat.older_runs_unread':
    'Solo se han leído las ejecuciones más recientes; las demás se están leyendo.',
};
