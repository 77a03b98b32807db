import type { MeasureTexts } from '../measures';

export const measures: MeasureTexts = {
  runs: {
    label: 'Ejecuciones',
    sentence: 'Cuántas veces se ejecutaron las tareas en el periodo.',
    formula: 'número de ejecuciones que pasan los filtros',
  },
  cost: {
    label: 'Coste',
    sentence:
      'Lo que costaron las ejecuciones, según se estimó al registrarlas. Las de coste desconocido se cuentan aparte, nunca como 0 $.',
    formula: 'suma de estimated_cost_usd de las ejecuciones que lo tienen',
  },
  tokens: {
    label: 'Tokens',
    sentence:
      'Todos los tokens leídos y escritos. Los de razonamiento no se suman: ya son parte de la salida.',
    formula: 'entrada + salida + lectura de caché + escritura de caché',
  },
  pace: {
    label: 'Ritmo',
    sentence:
      'El gasto frente al plan: por encima de 1, las tareas cuestan al mes más de lo que dicen sus horarios y su coste medio; por debajo de 1, menos. Se desconoce al filtrar por resultado.',
    formula: 'tendencia al mes / nominal al mes',
  },
  success_runs: {
    label: 'Con éxito',
    sentence:
      'Ejecuciones que terminaron con normalidad. Es la señal del envoltorio: una que no hizo nada útil también cuenta.',
    formula: 'número de ejecuciones con success = 1',
  },
  failure_runs: {
    label: 'Fallidas',
    sentence: 'Ejecuciones que no terminaron con normalidad.',
    formula: 'número de ejecuciones con success = 0',
  },
  unknown_outcome_runs: {
    label: 'Resultado desconocido',
    sentence: 'Ejecuciones que no indican ni éxito ni fallo.',
    formula: 'ejecuciones - con éxito - fallidas',
  },
  success_rate: {
    label: 'Tasa de éxito',
    sentence: 'La parte de las ejecuciones de resultado conocido que tuvo éxito.',
    formula: 'con éxito / (con éxito + fallidas)',
  },
  success_cost: {
    label: 'Coste de los éxitos',
    sentence: 'Lo que costaron las ejecuciones con éxito.',
    formula: 'suma de estimated_cost_usd donde success = 1',
  },
  failure_cost: {
    label: 'Perdido',
    sentence: 'Lo que costaron las ejecuciones fallidas.',
    formula: 'suma de estimated_cost_usd donde success = 0',
  },
  mean_cost: {
    label: 'Coste por ejecución',
    sentence: 'El coste medio de las ejecuciones cuyo coste se conoce.',
    formula: 'coste / ejecuciones de coste conocido',
  },
  cost_per_success: {
    label: 'Coste por éxito',
    sentence: 'Lo que cuesta una ejecución con éxito si también se pagan las fallidas.',
    formula: 'coste / con éxito',
  },
  input_tokens: {
    label: 'Tokens de entrada',
    sentence: 'Tokens enviados a los modelos, sin los leídos de una caché.',
    formula: 'suma de input_tokens',
  },
  output_tokens: {
    label: 'Tokens de salida',
    sentence: 'Tokens que escribieron los modelos.',
    formula: 'suma de output_tokens',
  },
  reasoning_tokens: {
    label: 'Tokens de razonamiento',
    sentence: 'Tokens que los modelos dedicaron a pensar; son parte de la salida.',
    formula: 'suma de reasoning_tokens',
  },
  cache_read_tokens: {
    label: 'Lecturas de caché',
    sentence: 'Tokens leídos de la caché de prompts de un proveedor.',
    formula: 'suma de cache_read_tokens',
  },
  cache_write_tokens: {
    label: 'Escrituras de caché',
    sentence: 'Tokens guardados en la caché de prompts de un proveedor.',
    formula: 'suma de cache_write_tokens',
  },
  input_share: {
    label: 'Parte de entrada',
    sentence: 'Los tokens de entrada como parte de todos los tokens.',
    formula: 'entrada / tokens',
  },
  output_share: {
    label: 'Parte de salida',
    sentence: 'Los tokens de salida como parte de todos los tokens.',
    formula: 'salida / tokens',
  },
  cache_read_share: {
    label: 'Parte de caché',
    sentence: 'Los tokens leídos de una caché como parte de todos los tokens.',
    formula: 'lectura de caché / tokens',
  },
  cache_write_share: {
    label: 'Parte escrita en caché',
    sentence: 'Los tokens guardados en una caché como parte de todos los tokens.',
    formula: 'escritura de caché / tokens',
  },
  total_duration: {
    label: 'Tiempo total',
    sentence: 'Lo que duraron las ejecuciones, sumado.',
    formula: 'suma de duration_seconds de las ejecuciones que lo tienen',
  },
  mean_duration: {
    label: 'Tiempo por ejecución',
    sentence: 'La duración media de las ejecuciones cuya duración se conoce.',
    formula: 'tiempo total / ejecuciones de duración conocida',
  },
  nominal_month: {
    label: 'Nominal al mes',
    sentence:
      'Lo que cuestan los próximos 30 días si cada horario se cumple y cada ejecución cuesta la media de su tarea. Se desconoce al filtrar por resultado.',
    formula:
      'suma sobre las tareas de: coste por ejecución x ejecuciones previstas en los próximos 30 días',
  },
  trend_month: {
    label: 'Tendencia al mes',
    sentence:
      'Lo que cuestan 30 días al ritmo del periodo, digan lo que digan los horarios. Las ejecuciones de coste desconocido cuentan con la media de su tarea.',
    formula: 'suma sobre las tareas de: coste por ejecución x ejecuciones / días observados x 30',
  },
  nominal: {
    label: 'Nominal',
    sentence:
      'Lo que cuestan los próximos días si el horario se cumple y cada ejecución cuesta la media. Se desconoce al filtrar por resultado.',
    formula: 'coste por ejecución x ejecuciones previstas',
  },
  trend: {
    label: 'Tendencia',
    sentence:
      'Lo que cuestan otros tantos días al ritmo del periodo. Las ejecuciones de coste desconocido cuentan con la media.',
    formula: 'coste por ejecución x ejecuciones / días observados x días',
  },
  scheduled_runs: {
    label: 'Ejecuciones previstas',
    sentence: 'Cuántas veces se dispara el horario en los próximos días, como mucho 100.000.',
    formula: 'disparos del horario en (ahora, ahora + días]',
  },
  drift: {
    label: 'Deriva',
    sentence:
      'Ejecuciones vistas frente a las previstas: 1 es según el plan, 0,5 es que falta una de cada dos. Se desconoce al filtrar por resultado.',
    formula: 'ejecuciones / disparos del horario en los días observados',
  },
  observed_days: {
    label: 'Días observados',
    sentence:
      'La duración del periodo; con todo el tiempo, lo que va de la primera ejecución a la última.',
    formula: 'días del periodo, o (última ejecución - primera ejecución) / 86.400',
  },
  jobs: {
    label: 'Tareas',
    sentence: 'Tareas con al menos una ejecución en el periodo.',
    formula: 'número de id de tarea distintos',
  },
  script_jobs: {
    label: 'Tareas de script',
    sentence: 'Tareas que ejecutan un script y ningún agente; no cuestan nada.',
    formula: 'número de tareas con una ejecución no_agent',
  },
  prior_runs: {
    label: 'Ejecuciones de antes',
    sentence: 'Ejecuciones en el periodo de igual duración justo anterior.',
    formula: 'ejecuciones en [desde - duración, desde)',
  },
  prior_cost: {
    label: 'Coste de antes',
    sentence: 'Coste del periodo de igual duración justo anterior.',
    formula: 'coste de las ejecuciones en [desde - duración, desde)',
  },
  runs_change: {
    label: 'Cambio en ejecuciones',
    sentence: 'Las ejecuciones frente al periodo anterior.',
    formula: '(ejecuciones - ejecuciones de antes) / ejecuciones de antes',
  },
  cost_change: {
    label: 'Cambio en coste',
    sentence: 'El coste frente al periodo anterior.',
    formula: '(coste - coste de antes) / coste de antes',
  },
  share_of_runs: {
    label: 'Parte de las ejecuciones',
    sentence: 'La parte de esta tarea en todas las ejecuciones de la selección.',
    formula: 'ejecuciones de la tarea / ejecuciones',
  },
  share_of_cost: {
    label: 'Parte del coste',
    sentence: 'La parte de este elemento en todo el coste conocido de la selección.',
    formula: 'coste de la parte / coste',
  },
  share_of_tokens: {
    label: 'Parte de los tokens',
    sentence: 'La parte de esta tarea en todos los tokens de la selección.',
    formula: 'tokens de la tarea / tokens',
  },
};
